using AssetCore.Format.Binary;
using AssetCore.Ids;

namespace AssetCore.Grains.Abstractions.Wire;

/// <summary>A world to be made out of another one.</summary>
internal sealed class ForkCallCodec : EnvelopeCodec<ForkCall>
{
    /// <inheritdoc />
    protected override void Write(EncodingBuffer destination, ForkCall value)
    {
        // Zigzag: a number below 1 is refused by the index of worlds, in words, not by the wire.
        destination.WriteZigZag(value.World.Value);
        destination.WriteZigZag(value.Source.Value);
        destination.WriteByte(value.At is null ? (byte)0 : (byte)1);
        if (value.At is { } at) destination.WriteZigZag(at.Value);
        destination.WriteOptionalText(value.DisplayName, WireLimits.SentenceLengthMax, "a display name");
        destination.WriteText(value.Reason, 0, WireLimits.SentenceLengthMax, "a reason");
    }

    /// <inheritdoc />
    protected override ForkCall Read(ref ByteReader source, ReadOnlyMemory<byte> body)
    {
        var (world, from) = (new WorldId(source.ReadZigZag()), new WorldId(source.ReadZigZag()));
        WorldSeq? at = source.ReadVarint32(0, 1, "a mark of presence") == 0
            ? null
            : new WorldSeq(source.ReadZigZag());
        var name = source.ReadOptionalText(WireLimits.SentenceLengthMax, "a display name");
        return new ForkCall(world, from, at, name, source.ReadText(0, WireLimits.SentenceLengthMax, "a reason"));
    }
}
