using AssetCore.Format.Binary;
using AssetCore.Ids;
using AssetCore.Worlds;

namespace AssetCore.Grains.Abstractions.Wire;

/// <summary>How a world is, or why it does not say.</summary>
internal sealed class WorldStatusReplyCodec : EnvelopeCodec<WorldStatusReply>
{
    /// <inheritdoc />
    protected override void Write(EncodingBuffer destination, WorldStatusReply value)
    {
        RejectionWire.WriteOptional(destination, value.Rejection);
        if (value.Status is not { } status) return;
        WorldItemWire.Write(destination, status.World);
        destination.WriteVarint(status.Head.Value);
        destination.WriteVarint(status.Batch.Value);
        destination.WriteVarint(status.Epoch.Value);
        destination.WriteVarint(status.IdempotencyKeysMax);
        destination.WriteVarint(status.IdempotencyAgeMax);
        destination.WriteText(status.Reason, 0, WireLimits.SentenceLengthMax, "a reason");
    }

    /// <inheritdoc />
    protected override WorldStatusReply Read(ref ByteReader source, ReadOnlyMemory<byte> body)
    {
        if (RejectionWire.ReadOptional(ref source) is { } rejection) return new WorldStatusReply(null, rejection);
        var world = WorldItemWire.Read(ref source);
        var head = new WorldSeq(source.ReadVarint(0, long.MaxValue, "a world_seq"));
        var batch = new BatchNumber(source.ReadVarint(0, long.MaxValue, "a batch_number"));
        var epoch = new Epoch(source.ReadVarint(0, long.MaxValue, "an epoch"));
        var keys = source.ReadVarint(0, long.MaxValue, "a number of keys");
        var age = source.ReadVarint(0, long.MaxValue, "an age of keys");
        var reason = source.ReadText(0, WireLimits.SentenceLengthMax, "a reason");
        return new WorldStatusReply(new WorldStatus(world, head, batch, epoch, keys, age, reason), null);
    }
}
