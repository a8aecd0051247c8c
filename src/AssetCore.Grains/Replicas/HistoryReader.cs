using System.Collections.Immutable;
using AssetCore.Engine.Queries;
using AssetCore.Errors;
using AssetCore.Format.Events;
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
        Replica replica, FrameCache cache, WorldQuery.Commits query, CancellationToken cancellationToken)
    {
        var (head, batch, container, refusal) = Look(replica, query.InContainer);
        if (refusal is not null) return QueryOutcome.Refused(refusal);
        var items = ImmutableArray.CreateBuilder<CommitItem>();
        var next = query.FromWorldSeq > WorldSeq.None ? query.FromWorldSeq : WorldSeq.None.Next;
        var (scanned, left) = (0L, (long)FollowPageBuilder.PageBytesMax);
        await foreach (var frame in ReplicaFrames.ReadAsync(replica, cache, next, head, batch, cancellationToken))
        {
            items.AddRange(HistoryQueries.ReadCommits(
                frame.Header, frame.Payload.Span, next, container, query.Limit - items.Count, ref left));
            var isFull = items.Count == query.Limit || left <= 0;
            next = isFull ? items[^1].WorldSeqEnd.Next : frame.Header.LastWorldSeq.Next;
            scanned += frame.Frame.Length;
            if (isFull || scanned >= ScanBytesMax) break;
        }

        return QueryOutcome.Answered(
            new CommitPage(items.ToImmutable(), next, next <= head) { Freshness = replica.Head.Freshness(head) });
    }

    /// <summary>One commit with its events.</summary>
    public static async Task<QueryOutcome> ReadAsync(
        Replica replica, FrameCache cache, WorldQuery.Commit query, CancellationToken cancellationToken)
    {
        var (head, batch, _, _) = Look(replica, null);
        var start = query.Id.WorldSeqStart;
        if (start > WorldSeq.None)
        {
            await foreach (var frame in ReplicaFrames.ReadAsync(replica, cache, start, head, batch, cancellationToken))
            {
                if (View(replica, frame, query.Id) is { } view)
                    return QueryOutcome.Answered(view with { Freshness = replica.Head.Freshness(head) });
                break;
            }
        }

        return QueryOutcome.Refused(new Rejection(
            ErrorCode.CommitNotFound,
            $"commit {query.Id} does not exist",
            null,
            [new("commit_id", query.Id.ToString())]));
    }

    private static (WorldSeq Head, BatchNumber Batch, ContainerIndex? Container, Rejection? Refusal) Look(
        Replica replica, ContainerId? container)
    {
        using var hold = replica.Read();
        if (container is not { } id) return (hold.State.Head, hold.State.Batch, null, null);
        var index = HistoryQueries.Find(hold.State, id);
        var refusal = index is null
            ? new Rejection(
                ErrorCode.ContainerNotFound, $"container {id} does not exist", null, [new("container_id", id.Value)])
            : null;
        return (hold.State.Head, hold.State.Batch, index, refusal);
    }

    private static CommitView? View(Replica replica, BatchFrame frame, CommitId id) =>
        HistoryQueries.ReadCommit(frame.Header, frame.Payload.Span, id, new ReplicaNames(replica));
}
