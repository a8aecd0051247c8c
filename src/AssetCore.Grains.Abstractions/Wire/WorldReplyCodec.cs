using AssetCore.Format.Binary;

namespace AssetCore.Grains.Abstractions.Wire;

/// <summary>A world that was made or changed, or why not.</summary>
internal sealed class WorldReplyCodec : EnvelopeCodec<WorldReply>
{
    /// <inheritdoc />
    protected override void Write(EncodingBuffer destination, WorldReply value)
    {
        destination.WriteByte(value.World is null ? (byte)0 : (byte)1);
        if (value.World is { } world) WorldItemWire.Write(destination, world);
        RejectionWire.WriteOptional(destination, value.Rejection);
    }

    /// <inheritdoc />
    protected override WorldReply Read(ref ByteReader source, ReadOnlyMemory<byte> body)
    {
        var world = source.ReadVarint32(0, 1, "a mark of presence") == 0 ? null : WorldItemWire.Read(ref source);
        return new WorldReply(world, RejectionWire.ReadOptional(ref source));
    }
}
