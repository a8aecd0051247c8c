using AssetCore.Commits;
using AssetCore.Format.Binary;
using AssetCore.Ids;

namespace AssetCore.Grains.Abstractions.Wire;

/// <summary>A world to be made.</summary>
internal sealed class CreateCallCodec : EnvelopeCodec<CreateCall>
{
    /// <inheritdoc />
    protected override void Write(EncodingBuffer destination, CreateCall value)
    {
        // Zigzag: a number below 1 is refused by the index of worlds, in words, not by the wire.
        destination.WriteZigZag(value.World.Value);
        destination.WriteOptionalText(value.DisplayName, CommitLimits.NameLengthMax, "a display name");
        destination.WriteText(value.Reason, 0, WireLimits.SentenceLengthMax, "a reason");
    }

    /// <inheritdoc />
    protected override CreateCall Read(ref ByteReader source, ReadOnlyMemory<byte> body)
    {
        var world = new WorldId(source.ReadZigZag());
        var name = source.ReadOptionalText(CommitLimits.NameLengthMax, "a display name");
        return new CreateCall(world, name, source.ReadText(0, WireLimits.SentenceLengthMax, "a reason"));
    }
}
