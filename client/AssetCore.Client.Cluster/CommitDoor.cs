using System.Collections.Immutable;
using System.Diagnostics;
using System.Runtime.InteropServices;
using AssetCore.Commits;
using AssetCore.Format.Requests;
using AssetCore.Grains.Abstractions;

namespace AssetCore.Client.Cluster;

/// <summary>
/// The way of single commits to the gateway of their world. What callers send at about the same time rides in one call,
/// which costs Orleans more than all else on the way. While few calls are under way a commit has one of its own, and
/// nobody waits for company longer than until the next answer or <see cref="WaitMax"/>. Commits that a caller does not
/// await one after another may take place in any order. Any thread.
/// </summary>
/// <param name="gateway">The gateway of the world.</param>
internal sealed class CommitDoor(ICommitGatewayGrain gateway) : IThreadPoolWorkItem
{
    /// <summary>
    /// Calls under way from which on commits share. Those who share are answered together, so a refusal because of a
    /// full queue waits for those before it in its call: below this there is nothing to be won by that.
    /// </summary>
    internal const int CallsMin = 4;

    /// <summary>
    /// Commits in one call; together with <see cref="RiderBytesMax"/> it bounds a message to 4 MiB. Not more, so that
    /// the first of many are answered while the others are still on their way.
    /// </summary>
    internal const int RidersMax = 256;

    /// <summary>Bytes of a commit that shares a call; a larger one is worth a call of its own.</summary>
    internal const int RiderBytesMax = 16 * 1024;

    /// <summary>
    /// Who waits goes once all who do are a sixteenth of what is under way, or a call comes back. Until one does, the
    /// gateway or the world is busy with the others anyway, and both processes do with half of the work.
    /// </summary>
    internal const int WaitingShare = 16;

    /// <summary>
    /// How long a commit waits for company, and at most twice as long; then it goes to the gateway's own queue, whose
    /// limits are told from there. Far longer than an append to a store in the same region.
    /// </summary>
    internal static readonly TimeSpan WaitMax = TimeSpan.FromMilliseconds(50);

    private readonly Lock _lock = new();
    private List<Rider> _waiting = [];
    private long _sendings;
    private bool _isWatched;
    private int _commitsUnderWay;
    private int _callsUnderWay;
    private bool _isDue;

    /// <summary>Commits one request, in a call that others may share.</summary>
    /// <param name="commit">The request.</param>
    /// <param name="cancellation">Ends the wait; what has been sent takes place all the same.</param>
    /// <exception cref="AnswerLostException">The call was lost.</exception>
    public async Task<ImmutableArray<CommitOutcome>> CommitAsync(
        PreparedCommit commit, CancellationToken cancellation)
    {
        if (Volatile.Read(ref _callsUnderWay) < CallsMin || !MayShare(commit))
            return (await LostAnswers.CatchAsync(CallAsync([commit]), cancellation).ConfigureAwait(false)).Outcomes;
        var rider = new Rider(commit);
        Enqueue(rider);
        var leave = cancellation.UnsafeRegister(static (rider, token) => ((Rider)rider!).TrySetCanceled(token), rider);
        try
        {
            return [await rider.Task.ConfigureAwait(false)];
        }
        catch (Exception fault) when (LostAnswers.IsLost(fault))
        {
            throw LostAnswers.Of(fault);
        }
        finally
        {
            leave.Unregister();
        }
    }

    /// <summary>Sends all who wait.</summary>
    public void Execute()
    {
        List<Rider> riders;
        lock (_lock)
        {
            (riders, _waiting, _isDue) = (_waiting, [], false);
            _sendings++;
        }

        // Who has stopped waiting was told that the commit may have happened; it need not.
        riders.RemoveAll(static rider => rider.Task.IsCompleted);
        foreach (var some in riders.Chunk(RidersMax)) _ = CarryAsync(some);
    }

    // A commit that somebody traces has a call of its own, which belongs to one trace, and so has one with a request
    // context, which filters of the host may go by; that of a subject is sealed on the way, and would hold up others.
    private static bool MayShare(PreparedCommit commit) =>
        commit.Canonical.Length <= RiderBytesMax
        && commit.Request.SubjectId is null
        && Activity.Current is not { Recorded: true }
        && !RequestContext.Keys.Any();

    private void Enqueue(Rider rider)
    {
        lock (_lock)
        {
            _waiting.Add(rider);
            if (_isDue) return;
            _isDue = _waiting.Count >= Math.Min(RidersMax, _commitsUnderWay / WaitingShare);
            if (!_isDue && !_isWatched) StartWatch();
            if (!_isDue) return;
        }

        SendSoon();
    }

    // Within the lock. One watch for as long as somebody waits; by a work item of its own, for it belongs to no caller.
    private void StartWatch()
    {
        _isWatched = true;
        ThreadPool.UnsafeQueueUserWorkItem(static door => _ = door.WatchAsync(), this, preferLocal: false);
    }

    private async Task WatchAsync()
    {
        for (var seen = -1L; ;)
        {
            lock (_lock)
            {
                _isWatched = _waiting.Count > 0;
                if (!_isWatched) return;
                if (_sendings == seen && !_isDue)
                {
                    _isDue = true;
                    SendSoon();
                }

                seen = _sendings;
            }

            await Task.Delay(WaitMax).ConfigureAwait(false);
        }
    }

    private void Leave(int commits)
    {
        lock (_lock)
        {
            _commitsUnderWay += commits;
            _callsUnderWay++;
        }
    }

    private void Return(int commits)
    {
        lock (_lock)
        {
            _commitsUnderWay -= commits;
            _callsUnderWay--;
            if (_isDue || _waiting.Count == 0) return;
            _isDue = true;
        }

        SendSoon();
    }

    // At the end of the global queue: whoever is before it there may still come along.
    private void SendSoon() => ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);

    private async Task CarryAsync(Rider[] riders)
    {
        try
        {
            var commits = Array.ConvertAll(riders, static rider => rider.Commit);
            var calls = ImmutableCollectionsMarshal.AsImmutableArray(commits);
            var outcomes = (await CallAsync(calls).ConfigureAwait(false)).Outcomes;
            if (outcomes.Length != commits.Length)
                throw new AnswerLostException($"{commits.Length} commits were sent and {outcomes.Length} answered.");
            for (var index = 0; index < riders.Length; index++) riders[index].TrySetResult(outcomes[index]);
        }
        // Not handled here: each of those who share the call meets what it met, as if it had been theirs alone.
        catch (Exception fault)
        {
            foreach (var rider in riders) rider.TrySetException(fault);
        }
    }

    private async Task<CommitReplies> CallAsync(ImmutableArray<PreparedCommit> commits)
    {
        Leave(commits.Length);
        try
        {
            return await gateway.CommitAsync(new CommitCalls(commits)).ConfigureAwait(false);
        }
        finally
        {
            Return(commits.Length);
        }
    }

    // Each is answered by a work item of its own: all of them in a row on one thread would leave other cores idle.
    private sealed class Rider(PreparedCommit commit)
        : TaskCompletionSource<CommitOutcome>(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        public PreparedCommit Commit { get; } = commit;
    }
}
