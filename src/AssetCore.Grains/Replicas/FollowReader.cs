using AssetCore.Grains.Commits;
using AssetCore.Ids;
using AssetCore.Reads;

namespace AssetCore.Grains.Replicas;

/// <summary>
/// Answers those who follow a world: whole commits with their events, in order and without gaps, from the log up to
/// what the replica shows; if there is none yet, as soon as there is one. Followers wait for the replica, which hears
/// of new batches by itself, so that any number of them costs the log and the writer nothing. Any thread.
/// </summary>
internal static class FollowReader
{
    /// <summary>A page; an empty one if no commit came within the wait, or the silo stops.</summary>
    /// <param name="replica">The replica.</param>
    /// <param name="cache">The silo's cache of frames.</param>
    /// <param name="query">The question.</param>
    /// <param name="wait">How long to wait for a first commit.</param>
    /// <param name="stopping">Ends the wait: the silo stops.</param>
    public static async Task<QueryOutcome> ReadAsync(
        Replica replica, FrameCache cache, WorldQuery.Follow query, TimeSpan wait, CancellationToken stopping)
    {
        if (query.Limit is < 1 or > ReadLimits.HistoryMax)
            return QueryOutcome.Refused(Refusals.BadHistoryLimit(query.Limit));
        var from = query.FromWorldSeq > WorldSeq.None ? query.FromWorldSeq : WorldSeq.None.Next;
        if (replica.Head.Applied < from)
        {
            if (stopping.IsCancellationRequested) return QueryOutcome.Refused(Refusals.Stopping());
            await replica.WaitForNewsAsync(from, wait, stopping);
            if (replica.Fault is { } fault) return QueryOutcome.Refused(fault);
        }

        var page = replica.Head.Applied < from
            ? new FollowPage([], from)
            : await replica.Pages.GetAsync(from, query.Limit, () => ReadPageAsync(replica, cache, from, query.Limit));
        return QueryOutcome.Answered(page with { Freshness = replica.Head.Freshness(replica.Head.Applied) });
    }

    private static async Task<(FollowPage Page, long Bytes)> ReadPageAsync(
        Replica replica, FrameCache cache, WorldSeq from, int limit)
    {
        var (head, batch) = replica.Shown();
        var page = new FollowPageBuilder(from, limit, new ReplicaNames(replica));
        var frames = ReplicaFrames.ReadAsync(replica, cache, from, head, batch, null, CancellationToken.None);
        await foreach (var (frame, through) in frames)
        {
            page.Take(frame, through);
            if (page.IsFull) break;
        }

        return (page.Build(), page.Bytes);
    }
}
