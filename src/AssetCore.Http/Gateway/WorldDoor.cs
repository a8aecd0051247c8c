using System.Collections.Immutable;
using System.Diagnostics;
using System.Runtime.InteropServices;
using AssetCore.Commits;
using AssetCore.Format.Requests;
using AssetCore.Grains.Abstractions;
using AssetCore.Ids;

namespace AssetCore.Http.Gateway;

/// <summary>
/// The way of single commits to the gateway of their world. What arrives while the thread pool is busy with other
/// requests rides in one call, which costs Orleans more than all else on the way in. Nobody waits for company, and
/// while few calls are under way a commit has one of its own. Any thread.
/// </summary>
/// <param name="world">The world.</param>
/// <param name="gateway">Its gateway.</param>
internal sealed class WorldDoor(WorldId world, ICommitGatewayGrain gateway) : IThreadPoolWorkItem
{
    /// <summary>
    /// Calls under way from which on commits share. Those who share are answered together, so a refusal because of a
    /// full queue waits for those before it in its call: below this there is nothing to be won by that.
    /// </summary>
    internal const int CallsMin = 4;

    /// <summary>Commits in one call; together with <see cref="RiderBytesMax"/> it bounds a message to 4 MiB.</summary>
    private const int RidersMax = 256;

    /// <summary>Bytes of a commit that shares a call; a larger one is worth a call of its own.</summary>
    private const int RiderBytesMax = 16 * 1024;

    private readonly Lock _lock = new();
    private List<Rider> _waiting = [];
    private int _callsUnderWay;

    /// <summary>The world.</summary>
    public WorldId World { get; } = world;

    /// <summary>The gateway of the world.</summary>
    public ICommitGatewayGrain Gateway { get; } = gateway;

    /// <summary>Commits one request, in a call that others may share.</summary>
    /// <exception cref="OrleansException">The call was lost.</exception>
    /// <exception cref="TimeoutException">The call was lost.</exception>
    public Task<CommitOutcome> CommitAsync(PreparedCommit commit)
    {
        if (Volatile.Read(ref _callsUnderWay) < CallsMin || !MayShare(commit)) return CommitAloneAsync(commit);
        var rider = new Rider(commit);
        lock (_lock)
        {
            _waiting.Add(rider);
            if (_waiting.Count > 1) return rider.Task;
        }

        // At the end of the global queue: whoever is before it there may still come along.
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        return rider.Task;
    }

    /// <summary>Sends all who wait.</summary>
    public void Execute()
    {
        List<Rider> riders;
        lock (_lock) (riders, _waiting) = (_waiting, []);
        for (var from = 0; from < riders.Count; from += RidersMax)
            _ = CarryAsync(riders.GetRange(from, Math.Min(RidersMax, riders.Count - from)));
    }

    // A commit that somebody traces has a call of its own, which belongs to one trace; that of a subject is sealed on
    // the way, and would hold up the others.
    private static bool MayShare(PreparedCommit commit) =>
        commit.Canonical.Length <= RiderBytesMax
        && commit.Request.SubjectId is null
        && commit.Reversed is null
        && Activity.Current is not { Recorded: true };

    private async Task<CommitOutcome> CommitAloneAsync(PreparedCommit commit) =>
        (await CallAsync([commit])).Outcomes[0];

    private async Task CarryAsync(List<Rider> riders)
    {
        try
        {
            var commits = new PreparedCommit[riders.Count];
            for (var index = 0; index < commits.Length; index++) commits[index] = riders[index].Commit;
            var replies = await CallAsync(ImmutableCollectionsMarshal.AsImmutableArray(commits));
            for (var index = 0; index < commits.Length; index++) riders[index].SetResult(replies.Outcomes[index]);
        }
        // Not handled here: each of those who share the call meets what it met, as if it had been theirs alone.
        catch (Exception fault)
        {
            foreach (var rider in riders) rider.TrySetException(fault);
        }
    }

    private async Task<CommitReplies> CallAsync(ImmutableArray<PreparedCommit> commits)
    {
        Interlocked.Increment(ref _callsUnderWay);
        try
        {
            return await Gateway.CommitAsync(new CommitCalls(commits));
        }
        finally
        {
            Interlocked.Decrement(ref _callsUnderWay);
        }
    }

    // Each is answered by a work item of its own: all of them in a row on one thread would leave other cores idle.
    private sealed class Rider(PreparedCommit commit)
        : TaskCompletionSource<CommitOutcome>(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        public PreparedCommit Commit { get; } = commit;
    }
}
