using System.Diagnostics;
using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using AssetCore.Errors;
using AssetCore.Grains.Abstractions;
using AssetCore.Http.Gateway;
using AssetCore.Ids;
using AssetCore.Reads;

namespace AssetCore.Http.Streams;

/// <summary>
/// Asks a world for one page of commits after another and gives them out one by one, each as soon as the one before has
/// been taken: so a slow reader holds one page and slows nobody else. For one stream; one caller at a time.
/// </summary>
/// <param name="worlds">The worlds.</param>
/// <param name="world">Which.</param>
/// <param name="seesDisabled">True if the caller sees the world when it is disabled too.</param>
/// <param name="pulse">Tells the reader something while there is nothing to tell.</param>
internal sealed class CommitFollower(IWorldGateway worlds, WorldId world, bool seesDisabled, StreamPulse pulse)
{
    /// <summary>The type of the events.</summary>
    public const string EventType = "commit";

    /// <summary>
    /// For how long a world that does not answer is asked again before the stream ends: longer than it takes to
    /// activate it on another server.
    /// </summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    /// <summary>How long to wait before asking again, unless the refusal says so itself.</summary>
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(500);

    /// <summary>
    /// The commits after a sequence, without gaps, until the limit, until <paramref name="ending"/> is cancelled, or
    /// until the world is no longer there for this caller. Never throws for any of these.
    /// </summary>
    /// <param name="after">The last sequence that is not wanted.</param>
    /// <param name="limit">Commits at most; null for no limit.</param>
    /// <param name="ending">The reader has gone, or the server is stopping.</param>
    public async IAsyncEnumerable<SseItem<CommittedCommit>> FollowAsync(
        WorldSeq after, int? limit, [EnumeratorCancellation] CancellationToken ending)
    {
        var (next, left) = (after.Next, limit ?? int.MaxValue);
        while (left > 0)
        {
            if (await AskAsync(next, Math.Min(left, ReadLimits.HistoryMax), ending) is not { } page) yield break;
            foreach (var commit in page.Commits)
            {
                yield return new SseItem<CommittedCommit>(commit, EventType)
                {
                    EventId = commit.Item.WorldSeqEnd.Value.ToString(CultureInfo.InvariantCulture),
                };
            }

            next = page.NextWorldSeq;
            if (limit is not null) left -= page.Commits.Length;
        }
    }

    private async Task<FollowPage?> AskAsync(WorldSeq from, int commits, CancellationToken ending)
    {
        var call = new QueryCall(new WorldQuery.Follow(from, commits), null, seesDisabled);
        var began = Stopwatch.GetTimestamp();
        while (!ending.IsCancellationRequested)
        {
            var ask = worlds.QueryAsync(world, call);
            if (!await pulse.BeatUntilAsync(ask, ending)) return null;
            var outcome = await ask;
            if (outcome.Answer is FollowPage page) return page;
            var refusal = outcome.Rejection!;
            var isLasting = !ErrorCatalogue.Get(refusal.Code).Retryable || Stopwatch.GetElapsedTime(began) > s_patience;
            if (isLasting)
            {
                await pulse.SayAsync($"{ErrorCatalogue.Get(refusal.Code).Text}: {refusal.Detail}", ending);
                return null;
            }

            var pause = refusal.RetryAfterMs is { } ms ? TimeSpan.FromMilliseconds(ms) : s_pause;
            if (!await pulse.BeatUntilAsync(Task.Delay(pause, ending), ending)) return null;
        }

        return null;
    }
}
