using System.Collections.Immutable;
using AssetCore.Errors;
using AssetCore.Format.Requests;

namespace AssetCore.Grains.Commits;

/// <summary>
/// The commits that wait in a gateway, in order of arrival, bounded in number and bytes. Used on the gateway's
/// scheduler only.
/// </summary>
/// <param name="commitsMax">Commits that may wait, 1 or more.</param>
/// <param name="bytesMax">Bytes of their canonical encodings, and of commits to be reversed, that may wait.</param>
internal sealed class CommitQueue(int commitsMax, long bytesMax)
{
    /// <summary>
    /// Operations in one call to the world: some 20 ms of judging at one microsecond each, so that the next append is
    /// never far away. A single larger commit goes alone.
    /// </summary>
    public const int CallOperationsMax = 16_384;

    /// <summary>
    /// Bytes of requests in one call: 1 MiB appends in 4 ms here, 4 MiB in 23 ms. A single larger commit goes alone.
    /// </summary>
    public const int CallBytesMax = 1024 * 1024;

    private readonly Queue<QueuedCall> _calls = [];

    /// <summary>Commits that wait.</summary>
    public int Commits { get; private set; }

    /// <summary>Bytes that wait.</summary>
    public long Bytes { get; private set; }

    /// <summary>Operations of the commits that wait.</summary>
    public int Operations { get; private set; }

    /// <summary>True if nothing waits.</summary>
    public bool IsEmpty => _calls.Count == 0;

    /// <summary>True if the call that is first in the queue has been taken in part.</summary>
    public bool IsCallDivided => _calls.TryPeek(out var call) && call.Taken > 0;

    /// <summary>True if something has waited since before that time, a timestamp of the gateway's clock.</summary>
    public bool HasArrivedBefore(long time) => _calls.TryPeek(out var call) && call.ArrivedAt < time;

    /// <summary>
    /// Queues as many commits of the call as fit, in order. What follows the first that does not fit is not queued
    /// either, so that later commits of a call never overtake earlier ones.
    /// </summary>
    /// <param name="call">The call.</param>
    /// <param name="commitsAhead">Commits that have left the queue and wait all the same.</param>
    /// <param name="bytesAhead">Bytes of those.</param>
    /// <returns>Commits queued.</returns>
    public int Enqueue(QueuedCall call, int commitsAhead = 0, long bytesAhead = 0)
    {
        var count = 0;
        foreach (var commit in call.Commits)
        {
            if (Commits + commitsAhead >= commitsMax || Bytes + bytesAhead + BytesOf(commit) > bytesMax) break;
            Commits++;
            Operations += commit.Request.Operations.Length;
            Bytes += BytesOf(commit);
            count++;
        }

        if (count > 0) _calls.Enqueue(call);
        return count;
    }

    /// <summary>Takes what the next call to the world may carry: one commit at least, if any waits.</summary>
    /// <param name="portions">Gets the parts of calls taken, in order; cleared first.</param>
    /// <returns>The commits, in order.</returns>
    public ImmutableArray<PreparedCommit> Take(List<CallPortion> portions)
    {
        portions.Clear();
        var (operations, bytes, total) = (0, 0, 0);
        while (_calls.TryPeek(out var call))
        {
            var from = call.Taken;
            while (call.Taken < call.Commits.Length && Fits(call.Commits[call.Taken], ref operations, ref bytes))
                call.Taken++;
            if (call.Taken > from) portions.Add(new CallPortion(call, from, call.Taken - from));
            total += call.Taken - from;
            if (call.Taken < call.Commits.Length) break;
            _calls.Dequeue();
        }

        Commits -= total;
        Operations -= operations;
        Bytes -= bytes;
        return Gather(portions, total);
    }

    /// <summary>Refuses, as not executed, what has waited since before <paramref name="oldest"/>.</summary>
    /// <returns>Commits refused.</returns>
    public int DropArrivedBefore(long oldest, Rejection rejection)
    {
        var dropped = 0;
        while (_calls.TryPeek(out var call) && call.ArrivedAt < oldest)
        {
            _calls.Dequeue();
            foreach (var commit in call.Commits.AsSpan(call.Taken..))
            {
                Operations -= commit.Request.Operations.Length;
                Bytes -= BytesOf(commit);
            }

            var count = call.Commits.Length - call.Taken;
            Commits -= count;
            dropped += count;
            call.RefuseFrom(call.Taken, rejection);
        }

        return dropped;
    }

    /// <summary>
    /// Bytes of a commit in a queue and in a call: a reversal brings the events of another commit along.
    /// </summary>
    public static int BytesOf(PreparedCommit commit) =>
        commit.Canonical.Length + (commit.Reversed?.Events.Length ?? 0);

    private static bool Fits(PreparedCommit commit, ref int operations, ref int bytes)
    {
        var (more, moreBytes) = (commit.Request.Operations.Length, BytesOf(commit));
        var isFirst = operations == 0;
        if (!isFirst && (operations + more > CallOperationsMax || bytes + moreBytes > CallBytesMax)) return false;
        operations += more;
        bytes += moreBytes;
        return true;
    }

    private static ImmutableArray<PreparedCommit> Gather(List<CallPortion> portions, int total)
    {
        if (portions is [{ IsWhole: true } only]) return only.Call.Commits;
        var commits = ImmutableArray.CreateBuilder<PreparedCommit>(total);
        foreach (var portion in portions) commits.AddRange(portion.Call.Commits.AsSpan(portion.From, portion.Count));
        return commits.MoveToImmutable();
    }
}
