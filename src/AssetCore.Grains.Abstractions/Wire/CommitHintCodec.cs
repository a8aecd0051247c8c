using AssetCore.Format.Binary;
using AssetCore.Hashes;
using AssetCore.Ids;

namespace AssetCore.Grains.Abstractions.Wire;

/// <summary>An announcement on the stream.</summary>
internal sealed class CommitHintCodec : EnvelopeCodec<CommitHint>
{
    /// <inheritdoc />
    protected override void Write(EncodingBuffer destination, CommitHint value)
    {
        destination.WriteVarint(value.World.Value);
        destination.WriteVarint(value.Epoch.Value);
        destination.WriteVarint(value.Batch.Value);
        destination.WriteVarint(value.FirstWorldSeq.Value);
        destination.WriteVarint(value.LastWorldSeq.Value - value.FirstWorldSeq.Value);
        value.Hash.Write(destination.Take(Hash256.Bytes));
        destination.WriteBlob(value.Frame.Span);
    }

    /// <inheritdoc />
    protected override CommitHint Read(ref ByteReader source, ReadOnlyMemory<byte> body)
    {
        var world = new WorldId(source.ReadVarint(0, long.MaxValue, "a world"));
        var epoch = new Epoch(source.ReadVarint(0, long.MaxValue, "an epoch"));
        var batch = new BatchNumber(source.ReadVarint(0, long.MaxValue, "a batch_number"));
        var first = source.ReadVarint(0, long.MaxValue, "a world_seq");
        var last = first + source.ReadVarint(0, long.MaxValue - first, "a count of events");
        var hash = new Hash256(source.ReadBytes(Hash256.Bytes, "a hash"));
        var length = source.ReadBlob(CommitHint.FrameBytesMax, "a frame").Length;
        var frame = body.Slice(source.Position - length, length);
        return new CommitHint(world, epoch, batch, new WorldSeq(first), new WorldSeq(last), hash, frame);
    }
}
