using AssetCore.Format.Binary;
using AssetCore.Hashes;

namespace AssetCore.Format.Batches;

/// <summary>The payload of a batch frame as bytes: <c>docs/formats/batch.md</c>.</summary>
public static class BatchCodec
{
    /// <summary>The flag of a commit that the world made itself.</summary>
    internal const int OfWorld = 1;

    /// <summary>The flag of a commit that minted instances.</summary>
    internal const int Mints = 2;

    /// <summary>
    /// Appends one commit to a batch payload. The record's event count is that of its sequence numbers.
    /// </summary>
    /// <returns>Where the events begin in <paramref name="payload"/>.</returns>
    /// <exception cref="ArgumentException">The record contradicts itself.</exception>
    public static int WriteCommit(EncodingBuffer payload, in CommitRecord commit)
    {
        Check(commit);
        payload.WriteByte(BatchRecordKind.Commit);
        payload.WriteVarint(BodyBytes(commit));
        var end = payload.Length + BodyBytes(commit);
        payload.WriteByte((byte)((commit.IsOfWorld ? OfWorld : 0) | (commit.FirstMinted.Value > 0 ? Mints : 0)));
        if (!commit.IsOfWorld) payload.WriteHash128(commit.KeyDigest);
        payload.WriteHash128(commit.RequestDigest);
        payload.WriteBlob(commit.Canonical);
        if (commit.FirstMinted.Value > 0) payload.WriteVarint(commit.FirstMinted.Value);
        payload.WriteVarint(commit.EventCount);
        if (!commit.IsOfWorld) payload.WriteBlob(commit.EventCounts);
        payload.WriteBytes(commit.Events);
        return payload.Length == end
            ? end - commit.Events.Length
            : throw new InvalidOperationException("A commit has another length than its parts add up to.");
    }

    private static int BodyBytes(in CommitRecord commit) => checked(
        1
        + (commit.IsOfWorld ? Hash128.Bytes : 2 * Hash128.Bytes)
        + BlobBytes(commit.Canonical)
        + (commit.FirstMinted.Value > 0 ? Varint.LengthOf((ulong)commit.FirstMinted.Value) : 0)
        + Varint.LengthOf((ulong)commit.EventCount)
        + (commit.IsOfWorld ? 0 : BlobBytes(commit.EventCounts))
        + commit.Events.Length);

    private static int BlobBytes(ReadOnlySpan<byte> blob) => Varint.LengthOf((ulong)blob.Length) + blob.Length;

    private static void Check(in CommitRecord commit)
    {
        if (commit.WorldSeqStart.Value < 1 || commit.WorldSeqEnd < commit.WorldSeqStart)
            throw new ArgumentException("A commit covers at least one sequence number.", nameof(commit));
        if (commit.EventCount > commit.Events.Length)
            throw new ArgumentException("Every event takes a byte at least.", nameof(commit));
        if (commit.FirstMinted.Value < 0)
            throw new ArgumentException("The first minted instance has a negative number.", nameof(commit));
        if (!commit.IsOfWorld && !EventCountsRule.Holds(commit.EventCounts, commit.EventCount))
            throw new ArgumentException("The events of the operations do not add up to the commit's.", nameof(commit));
        if (commit.IsOfWorld
            && (commit.KeyDigest != Hash128.Zero || !commit.EventCounts.IsEmpty || commit.FirstMinted.Value > 0))
            throw new ArgumentException("A commit of the world has no key and no operations.", nameof(commit));
    }
}
