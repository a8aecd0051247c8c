using AssetCore.Format.Binary;
using AssetCore.Ids;

namespace AssetCore.Grains.Abstractions.Wire;

/// <summary>A durable head: three numbers.</summary>
internal sealed class HeadReplyCodec : EnvelopeCodec<HeadReply>
{
    /// <inheritdoc />
    protected override void Write(EncodingBuffer destination, HeadReply value)
    {
        destination.WriteVarint(value.WorldSeq.Value);
        destination.WriteVarint(value.Batch.Value);
        destination.WriteVarint(value.Epoch.Value);
    }

    /// <inheritdoc />
    protected override HeadReply Read(ref ByteReader source, ReadOnlyMemory<byte> body)
    {
        var seq = new WorldSeq(source.ReadVarint(0, long.MaxValue, "a world_seq"));
        var batch = new BatchNumber(source.ReadVarint(0, long.MaxValue, "a batch_number"));
        return new HeadReply(seq, batch, new Epoch(source.ReadVarint(0, long.MaxValue, "an epoch")));
    }
}
