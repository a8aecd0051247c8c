using System.Collections.Immutable;
using AssetCore.Engine.Queries;
using AssetCore.Errors;
using AssetCore.Ids;
using AssetCore.Log.Reading;
using AssetCore.Reads;
using ErrorCode = AssetCore.Errors.ErrorCode;

namespace AssetCore.Grains.Replicas;

/// <summary>
/// Answers questions about commits from the log, up to what the replica shows, so that history and state agree. Frames
/// still in the silo's cache are not read again. Any thread.
/// </summary>
internal static class HistoryReader
{
    /// <summary>
    /// Bytes of log that one question may pass before its page is given back as it is, with <c>has_more</c>: a rare
    /// container would otherwise read the whole log.
    /// </summary>
    private const long ScanBytesMax = 64L * 1024 * 1024;

    /// <summary>
    /// A page of commits, in order of sequence. It ends like that of a follower with the commit that fills
    /// <see cref="FollowPageBuilder.PageBytesMax"/> of the log, whatever the limit.
    /// </summary>
    public static async Task<QueryOutcome> ReadAsync(
        Replica replica,
        FrameCache cache,
        HistoryBound bound,
        WorldQuery.Commits query,
        CancellationToken cancellationToken)
    {
        var items = ImmutableArray.CreateBuilder<CommitItem>();
        var next = query.FromWorldSeq > WorldSeq.None ? query.FromWorldSeq : WorldSeq.None.Next;
        var (scanned, left, isCut) = (0L, (long)FollowPageBuilder.PageBytesMax, false);
        var frames = ReplicaFrames.ReadAsync(
            replica, cache, next, bound.Head, bound.Batch, bound.Container, cancellationToken);
        await foreach (var (frame, through) in frames)
        {
            var (range, limit) = ((next, through), query.Limit - items.Count);
            items.AddRange(HistoryQueries.ReadCommits(
                frame.Header, frame.Payload.Span, range, bound.Container, limit, ref left));
            var isFull = items.Count == query.Limit || left <= 0;
            next = isFull ? items[^1].WorldSeqEnd.Next : through.Next;
            scanned += frame.Frame.Length;
            isCut = isFull || scanned >= ScanBytesMax;
            if (isCut) break;
        }

        // Batches that do not touch the container are not there at all, the last ones neither.
        if (!isCut && next <= bound.Head) next = bound.Head.Next;
        var freshness = replica.Head.Freshness(bound.Head);
        return QueryOutcome.Answered(
            new CommitPage(items.ToImmutable(), next, next <= bound.Head) { Freshness = freshness });
    }

    /// <summary>One commit with its events.</summary>
    public static async Task<QueryOutcome> ReadAsync(
        Replica replica,
        FrameCache cache,
        HistoryBound bound,
        WorldQuery.Commit query,
        CancellationToken cancellationToken)
    {
        var start = query.Id.WorldSeqStart;
        if (start > WorldSeq.None)
        {
            var frames = ReplicaFrames.ReadAsync(
                replica, cache, start, bound.Head, bound.Batch, null, cancellationToken);
            await foreach (var (frame, through) in frames)
            {
                if (View(replica, frame, query.Id) is { } view && view.Item.WorldSeqEnd <= through)
                    return QueryOutcome.Answered(view with { Freshness = replica.Head.Freshness(bound.Head) });
                break;
            }
        }

        return QueryOutcome.Refused(new Rejection(
            ErrorCode.CommitNotFound,
            $"commit {query.Id} does not exist",
            null,
            [new("commit_id", query.Id.ToString())]));
    }

    private static CommitView? View(Replica replica, BatchFrame frame, CommitId id) =>
        HistoryQueries.ReadCommit(frame.Header, frame.Payload.Span, id, new ReplicaNames(replica));
}
