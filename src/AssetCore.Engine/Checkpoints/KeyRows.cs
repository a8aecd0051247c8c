using AssetCore.Engine.Transactions;
using AssetCore.Format.Binary;
using AssetCore.Ids;

namespace AssetCore.Engine.Checkpoints;

/// <summary>The rows of the idempotency table in checkpoints.</summary>
internal static class KeyRows
{
    public static void Write(EncodingBuffer destination, in IdempotencyEntry entry)
    {
        destination.WriteHash128(entry.Key);
        destination.WriteHash128(entry.Request);
        destination.WriteVarint(entry.WorldSeqStart.Value);
        destination.WriteVarint(entry.EventCount);
        destination.WriteVarint(entry.FirstMinted.Value);
        destination.WriteZigZag(entry.TimeMs);
    }

    /// <exception cref="AssetCore.Format.FormatFaultException">The bytes are no entry.</exception>
    public static IdempotencyEntry Read(ref ByteReader source)
    {
        var (key, request) = (source.ReadHash128(), source.ReadHash128());
        var start = source.ReadVarint(1, long.MaxValue, "a sequence number");
        var events = source.ReadVarint32(1, int.MaxValue, "a number of events");
        var minted = source.ReadVarint(0, long.MaxValue, "the first minted instance");
        return new IdempotencyEntry(
            key, request, new WorldSeq(start), new InstanceId(minted), source.ReadZigZag(), events);
    }
}
