using AssetCore.Format.Binary;
using AssetCore.Ids;

namespace AssetCore.Grains.Abstractions.Wire;

/// <summary>A deleted world whose bytes are to be freed.</summary>
internal sealed class PurgeCallCodec : EnvelopeCodec<PurgeCall>
{
    /// <inheritdoc />
    protected override void Write(EncodingBuffer destination, PurgeCall value)
    {
        destination.WriteZigZag(value.World.Value);
        destination.WriteText(value.Reason, 0, WireLimits.SentenceLengthMax, "a reason");
    }

    /// <inheritdoc />
    protected override PurgeCall Read(ref ByteReader source, ReadOnlyMemory<byte> body) =>
        new(new WorldId(source.ReadZigZag()), source.ReadText(0, WireLimits.SentenceLengthMax, "a reason"));
}
