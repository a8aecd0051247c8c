using System.Diagnostics;
using System.Runtime.InteropServices;
using AssetCore.Commits;
using AssetCore.Format.Requests;
using AssetCore.Grains.Abstractions;
using AssetCore.Ids;

namespace AssetCore.Http.Gateway;

/// <summary>
/// The way of single commits to the gateway of their world. The first has a call of its own; what arrives while that is
/// under way rides in the next, which begins when it returns. So a world that is busy gets few and full batches, each
/// of which costs it as much as the commits in it, and a world at rest is asked at once. Any thread.
/// </summary>
/// <param name="world">The world.</param>
/// <param name="gateway">Its gateway.</param>
/// <param name="time">The clock.</param>
internal sealed class WorldDoor(WorldId world, ICommitGatewayGrain gateway, TimeProvider time) : IThreadPoolWorkItem
{
    /// <summary>Calls under way from which on commits wait for company.</summary>
    internal const int CallsMin = 1;

    /// <summary>
    /// Calls under way up to which commits that have waited long enough have one each. Those who share are answered
    /// together, so a refusal because of a full queue waits for those before it in its call: while the call before is
    /// still on its way, that may be long.
    /// </summary>
    internal const int LoneCallsMax = 4;

    /// <summary>Commits in one call; together with <see cref="RiderBytesMax"/> it bounds a message to 4 MiB.</summary>
    internal const int RidersMax = 256;

    /// <summary>Bytes of a commit that shares a call; a larger one is worth a call of its own.</summary>
    private const int RiderBytesMax = 16 * 1024;

    /// <summary>
    /// How often those who wait let other work of the thread pool go first while more of them come in. On a machine
    /// that is busy this is what fills calls; on one that is not, nothing comes in, and it takes microseconds.
    /// </summary>
    private const int PassesMax = 4;

    /// <summary>
    /// How long a commit waits for the call before it, and at most twice as long; then it goes to the gateway's own
    /// queue, whose limits are then told at once. About a batch on a local disk: a slower store has the gateway wait
    /// for it, and a few calls more for each of its batches are nothing beside that.
    /// </summary>
    internal static readonly TimeSpan HoldTime = TimeSpan.FromMilliseconds(2);

    private readonly Lock _lock = new();
    private List<CommitRider> _waiting = [];
    private long _sendings;
    private int _callsUnderWay;
    private int _passes;
    private int _waitingBefore;
    private bool _isQueued;
    private bool _isWatched;

    /// <summary>The world.</summary>
    public WorldId World { get; } = world;

    /// <summary>The gateway of the world.</summary>
    public ICommitGatewayGrain Gateway { get; } = gateway;

    /// <summary>Commits one request, in a call that others may share.</summary>
    /// <exception cref="OrleansException">The call was lost.</exception>
    /// <exception cref="TimeoutException">The call was lost.</exception>
    public Task<CommitOutcome> CommitAsync(PreparedCommit commit)
    {
        if (!MayShare(commit)) return CommitAloneAsync(commit);
        lock (_lock)
        {
            if (_callsUnderWay >= CallsMin || _waiting.Count > 0) return Hold(commit);
            _callsUnderWay++;
        }

        return CommitFirstAsync(commit);
    }

    /// <summary>Sends all who wait, unless more of them are just coming in.</summary>
    public void Execute()
    {
        List<CommitRider> riders;
        int alone;
        lock (_lock)
        {
            if (_waiting.Count > _waitingBefore && _passes < PassesMax)
            {
                _passes++;
                Queue();
                return;
            }

            (riders, _waiting) = (_waiting, []);
            (_isQueued, _passes) = (false, 0);
            _sendings++;
            alone = _callsUnderWay == 0 ? 0 : Math.Clamp(LoneCallsMax - _callsUnderWay, 0, riders.Count);
            _callsUnderWay += alone + ((riders.Count - alone + RidersMax - 1) / RidersMax);
        }

        for (var from = 0; from < alone; from++) _ = CarryAsync(riders.GetRange(from, 1));
        for (var from = alone; from < riders.Count; from += RidersMax)
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
        (await Gateway.CommitAsync(new CommitCalls([commit]))).Outcomes[0];

    private async Task<CommitOutcome> CommitFirstAsync(PreparedCommit commit)
    {
        try
        {
            return await CommitAloneAsync(commit);
        }
        finally
        {
            Return();
        }
    }

    private async Task CarryAsync(List<CommitRider> riders)
    {
        try
        {
            var commits = new PreparedCommit[riders.Count];
            for (var index = 0; index < commits.Length; index++) commits[index] = riders[index].Commit;
            var call = new CommitCalls(ImmutableCollectionsMarshal.AsImmutableArray(commits));
            var outcomes = (await Gateway.CommitAsync(call)).Outcomes;
            if (outcomes.Length != commits.Length)
                throw new InvalidOperationException($"{commits.Length} commits have {outcomes.Length} outcomes.");
            for (var index = 0; index < commits.Length; index++) riders[index].Answer(outcomes[index]);
        }
        // Not handled here: each of those who share the call meets what it met, as if it had been theirs alone.
        catch (Exception fault)
        {
            foreach (var rider in riders) rider.Fail(fault);
        }
        finally
        {
            Return();
        }
    }

    // A call has returned, and the answers of those who shared it are before the next one in the queue.
    private void Return()
    {
        lock (_lock)
        {
            _callsUnderWay--;
            if (_waiting.Count > 0 && !_isQueued) Queue();
        }
    }

    // Within the lock.
    private Task<CommitOutcome> Hold(PreparedCommit commit)
    {
        var rider = new CommitRider(commit);
        _waiting.Add(rider);
        if (_isQueued) return rider.Outcome;
        if (_waiting.Count >= RidersMax) Queue();
        else if (!_isWatched) StartWatch();
        return rider.Outcome;
    }

    // Within the lock. At the end of the global queue: whoever is before it there may still come along.
    private void Queue()
    {
        (_isQueued, _waitingBefore) = (true, _waiting.Count);
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    // Within the lock. One watch as long as somebody waits, and not one for each: calls return far more often than it
    // looks. By a work item of its own, for it belongs to no request.
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
                if (_sendings == seen && !_isQueued) Queue();
                seen = _sendings;
            }

            await Task.Delay(HoldTime, time);
        }
    }
}
