using AssetCore.Format.Batches;
using AssetCore.Format.Hashing;
using AssetCore.Hashes;
using AssetCore.Ids;

namespace AssetCore.Engine.Transactions;

/// <summary>
/// What is remembered of a commit by its key: 64 bytes. The rest of its receipt follows from the request.
/// </summary>
/// <param name="Key">The digest of the key.</param>
/// <param name="Request">The digest of the request.</param>
/// <param name="WorldSeqStart">The commit's first event.</param>
/// <param name="FirstMinted">The first instance it minted; number 0 if none.</param>
/// <param name="TimeMs">The time of its batch in milliseconds since 1970-01-01 UTC.</param>
/// <param name="EventCount">Its events.</param>
internal readonly record struct IdempotencyEntry(
    Hash128 Key,
    Hash128 Request,
    WorldSeq WorldSeqStart,
    InstanceId FirstMinted,
    long TimeMs,
    int EventCount)
{
    /// <summary>The commit's last event.</summary>
    public WorldSeq WorldSeqEnd => new(WorldSeqStart.Value + EventCount - 1);

    /// <summary>What the entry adds to the hash of keys: <c>docs/formats/hashes.md</c>.</summary>
    public Hash128 Hash
    {
        get
        {
            var prefix = RowHash.Prefix(RowTables.Idempotency, RowHash.LowWord(Key), RowHash.HighWord(Key), 0);
            prefix = RowHash.Finish(prefix, RowHash.LowWord(Request), RowHash.HighWord(Request));
            prefix = RowHash.Finish(prefix, (ulong)WorldSeqStart.Value, (ulong)WorldSeqEnd.Value);
            return RowHash.Finish(prefix, (ulong)FirstMinted.Value, (ulong)TimeMs);
        }
    }

    /// <summary>The entry of a commit of the log.</summary>
    public static IdempotencyEntry Of(in CommitRecord commit, long timeMs) =>
        new(
            commit.KeyDigest,
            commit.RequestDigest,
            commit.WorldSeqStart,
            commit.FirstMinted,
            timeMs,
            commit.EventCount);
}
