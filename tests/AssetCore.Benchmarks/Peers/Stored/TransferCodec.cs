using AssetCore.Commits;
using AssetCore.Format.Binary;

namespace AssetCore.Benchmarks.Peers.Stored;

/// <summary>A transfer as bytes: two accounts, an amount and a key, some twenty bytes. No checksum, no hash.</summary>
internal static class TransferCodec
{
    public static void Write(EncodingBuffer destination, Transfer transfer)
    {
        destination.WriteVarint((ulong)transfer.From);
        destination.WriteVarint((ulong)transfer.To);
        destination.WriteVarint((ulong)transfer.Amount);
        destination.WriteText(transfer.Key, 1, CommitLimits.IdempotencyKeyLengthMax, "a key");
    }

    public static void Read(ReadOnlySpan<byte> bytes, Action<Transfer> found)
    {
        var source = new ByteReader(bytes);
        while (!source.IsAtEnd)
        {
            var from = source.ReadVarint32(0, TransferSource.Accounts - 1, "an account");
            var to = source.ReadVarint32(0, TransferSource.Accounts - 1, "an account");
            var amount = source.ReadVarint(1, long.MaxValue, "an amount");
            var key = source.ReadText(1, CommitLimits.IdempotencyKeyLengthMax, "a key");
            found(new Transfer(key, from, to, amount));
        }
    }
}
