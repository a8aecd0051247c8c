using AssetCore.Commits;
using AssetCore.Format.Binary;
using AssetCore.Format.Requests;

namespace AssetCore.Grains.Abstractions.Wire;

/// <summary>
/// A commit on the wire: key, first_sent_world_seq, canonical bytes. The digests are taken again on arrival.
/// </summary>
internal static class PreparedCommitWire
{
    public static void Write(EncodingBuffer destination, PreparedCommit commit)
    {
        destination.WriteText(
            commit.Request.IdempotencyKey!, 1, CommitLimits.IdempotencyKeyLengthMax, "an idempotency key");
        destination.WriteVarint(commit.Request.FirstSentWorldSeq is { } seen ? seen.Value + 1 : 0);
        destination.WriteBlob(commit.Canonical.Span);
    }

    public static PreparedCommit Read(ref ByteReader source, ReadOnlyMemory<byte> body)
    {
        var key = source.ReadText(1, CommitLimits.IdempotencyKeyLengthMax, "an idempotency key");
        var seen = source.ReadVarint(0, long.MaxValue, "first_sent_world_seq");
        var length = source.ReadBlob(WireLimits.CanonicalBytesMax, "a request").Length;
        var canonical = body.Slice(source.Position - length, length);
        return PreparedCommit.Read(canonical, key, seen == 0 ? null : seen - 1);
    }
}
