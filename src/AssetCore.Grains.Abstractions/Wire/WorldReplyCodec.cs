using AssetCore.Format.Binary;

namespace AssetCore.Grains.Abstractions.Wire;

/// <summary>A made world, or why there is none.</summary>
internal sealed class CreateReplyCodec : EnvelopeCodec<CreateReply>
{
    /// <inheritdoc />
    protected override void Write(EncodingBuffer destination, CreateReply value)
    {
        destination.WriteByte(value.World is null ? (byte)0 : (byte)1);
        if (value.World is { } world) WorldItemWire.Write(destination, world);
        RejectionWire.WriteOptional(destination, value.Rejection);
    }

    /// <inheritdoc />
    protected override CreateReply Read(ref ByteReader source, ReadOnlyMemory<byte> body)
    {
        var world = source.ReadVarint32(0, 1, "a mark of presence") == 0 ? null : WorldItemWire.Read(ref source);
        return new CreateReply(world, RejectionWire.ReadOptional(ref source));
    }
}
