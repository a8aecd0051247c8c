using AssetCore.Format.Binary;
using AssetCore.Ids;
using AssetCore.Worlds;

namespace AssetCore.Grains.Abstractions.Wire;

/// <summary>A checkpoint, or why there is none.</summary>
internal sealed class CheckpointReplyCodec : EnvelopeCodec<CheckpointReply>
{
    /// <inheritdoc />
    protected override void Write(EncodingBuffer destination, CheckpointReply value)
    {
        RejectionWire.WriteOptional(destination, value.Rejection);
        if (value.Checkpoint is not { } checkpoint) return;
        destination.WriteVarint(checkpoint.Batch.Value);
        destination.WriteVarint(checkpoint.WorldSeq.Value);
        destination.WriteVarint(checkpoint.Bytes);
        destination.WriteByte(checkpoint.IsNew ? (byte)1 : (byte)0);
    }

    /// <inheritdoc />
    protected override CheckpointReply Read(ref ByteReader source, ReadOnlyMemory<byte> body)
    {
        if (RejectionWire.ReadOptional(ref source) is { } rejection) return new CheckpointReply(null, rejection);
        var batch = new BatchNumber(source.ReadVarint(1, long.MaxValue, "a batch_number"));
        var worldSeq = new WorldSeq(source.ReadVarint(1, long.MaxValue, "a world_seq"));
        var bytes = source.ReadVarint(1, long.MaxValue, "a length");
        return new CheckpointReply(new WorldCheckpoint(batch, worldSeq, bytes, source.ReadByte() != 0), null);
    }
}
