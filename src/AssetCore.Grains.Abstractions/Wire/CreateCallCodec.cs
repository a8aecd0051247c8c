using AssetCore.Format.Binary;
using AssetCore.Ids;

namespace AssetCore.Grains.Abstractions.Wire;

/// <summary>A world to be made.</summary>
internal sealed class CreateCallCodec : EnvelopeCodec<CreateCall>
{
    /// <inheritdoc />
    protected override void Write(EncodingBuffer destination, CreateCall value)
    {
        // Zigzag: a number below 1 is refused by the index of worlds, in words, not by the wire; so are the limits.
        destination.WriteZigZag(value.World.Value);
        destination.WriteOptionalText(value.DisplayName, WireLimits.SentenceLengthMax, "a display name");
        destination.WriteText(value.Reason, 0, WireLimits.SentenceLengthMax, "a reason");
        WriteLimit(destination, value.IdempotencyKeysMax);
        WriteLimit(destination, value.IdempotencyAgeMax);
    }

    /// <inheritdoc />
    protected override CreateCall Read(ref ByteReader source, ReadOnlyMemory<byte> body)
    {
        var world = new WorldId(source.ReadZigZag());
        var name = source.ReadOptionalText(WireLimits.SentenceLengthMax, "a display name");
        var reason = source.ReadText(0, WireLimits.SentenceLengthMax, "a reason");
        return new CreateCall(world, name, reason, ReadLimit(ref source), ReadLimit(ref source));
    }

    private static void WriteLimit(EncodingBuffer destination, long? limit)
    {
        destination.WriteByte(limit is null ? (byte)0 : (byte)1);
        if (limit is { } number) destination.WriteZigZag(number);
    }

    private static long? ReadLimit(ref ByteReader source) =>
        source.ReadVarint32(0, 1, "a mark of presence") == 0 ? null : source.ReadZigZag();
}
