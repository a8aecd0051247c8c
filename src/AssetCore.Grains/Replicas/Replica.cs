using AssetCore.Engine.Queries;
using AssetCore.Engine.Replay;
using AssetCore.Engine.State;
using AssetCore.Errors;
using AssetCore.Format;
using AssetCore.Grains.Abstractions;
using AssetCore.Grains.Commits;
using AssetCore.Grains.Faults;
using AssetCore.Grains.Hosting;
using AssetCore.Ids;
using AssetCore.Log;
using AssetCore.Log.Reading;
using AssetCore.Reads;
using AssetCore.Recovery;
using AssetCore.Worlds;
using Microsoft.Extensions.Logging;

namespace AssetCore.Grains.Replicas;

/// <summary>
/// A copy of one world on one silo, fed by replay of its log. One background loop changes it; queries read it on any
/// thread, never wait for a batch that is being applied, and never see half of one.
/// </summary>
internal sealed partial class Replica : IAsyncDisposable
{
    /// <summary>
    /// How soon to look at the log again for what is known to be durable, or waited for, and was not there.
    /// </summary>
    private static readonly TimeSpan s_lookAgain = TimeSpan.FromMilliseconds(20);

    /// <summary>How long to leave a store alone that did not answer, at first and at most.</summary>
    private static readonly TimeSpan s_storeBackoff = TimeSpan.FromMilliseconds(500);

    private static readonly TimeSpan s_storeBackoffMax = TimeSpan.FromSeconds(5);

    private readonly WorldId _world;
    private readonly ReplicaServices _services;
    private readonly WorldLogReader _log;
    private readonly CancellationTokenSource _stop = new();
    private readonly Wake _wake = new();
    private readonly TaskCompletionSource<Rejection?> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _running;
    private ReplicaSides? _sides;
    private Rejection? _fault;
    private long _faultAt;

    public Replica(WorldId world, ReplicaServices services)
    {
        _world = world;
        _services = services;
        _log = new WorldLogReader(services.Store, world, services.Time);
        Timeline = new TimelineReader(services.Store, world, services.Time);
        Head = new HeadWatch(world, services.Time);
        Use = new ReplicaUse(services.Time, services.Options.ReplicaFollowAge);
        Asks = new ReplicaAsks(Head, _wake, services.Time);
        _running = Detached.Start(() => Task.Run(RunAsync));
    }

    /// <summary>The world.</summary>
    public WorldId World => _world;

    /// <summary>What is known of the world's head.</summary>
    public HeadWatch Head { get; }

    /// <summary>When the replica was last used.</summary>
    public ReplicaUse Use { get; }

    /// <summary>What queries wait for.</summary>
    public ReplicaAsks Asks { get; }

    /// <summary>Why the replica is at its end; null while it lives. Such a replica answers nothing.</summary>
    public Rejection? Fault => Volatile.Read(ref _fault);

    /// <summary>Time since the replica came to its end.</summary>
    public TimeSpan FaultAge => _services.Time.GetElapsedTime(_faultAt);

    /// <summary>The pages that followers asked for last.</summary>
    public FollowPages Pages { get; } = new();

    /// <summary>The batches behind the replica, for histories: for a fork those of its source too.</summary>
    public TimelineReader Timeline { get; }

    /// <summary>True if the replica can answer.</summary>
    public bool IsReady => _ready.Task.IsCompletedSuccessfully && Fault is null;

    /// <summary>Waits until the replica can answer; otherwise tells why not.</summary>
    public async Task<Rejection?> WaitUntilReadyAsync(TimeSpan wait)
    {
        if (_ready.Task.IsCompletedSuccessfully) return Fault;
        await ((Task)_ready.Task).WaitAsync(wait, _services.Time)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return _ready.Task.IsCompleted ? Fault : Refusals.Recovering(_world);
    }

    /// <summary>Holds the state that readers see. Only once ready; dispose of it soon.</summary>
    public LeftRight<WorldState>.Hold Read() => _sides!.Read();

    /// <summary>The last sequence number that readers see, and its batch. Only once ready.</summary>
    public (WorldSeq Head, BatchNumber Batch) Shown()
    {
        using var hold = Read();
        return (hold.State.Head, hold.State.Batch);
    }

    /// <summary>
    /// Whether the world is there for who asks, as its own state has it. Only once ready.
    /// </summary>
    /// <param name="seesDisabled">True if who asks sees disabled worlds.</param>
    /// <returns>Null if it is; otherwise that it does not exist.</returns>
    public Rejection? JudgeVisibility(bool seesDisabled)
    {
        using var hold = Read();
        return IsVisible(hold.State, seesDisabled) ? null : Refusals.NamespaceNotFound(_world);
    }

    /// <summary>Waits until readers see a sequence number, and stays in use meanwhile.</summary>
    public async Task WaitForNewsAsync(WorldSeq worldSeq, TimeSpan wait, CancellationToken cancellationToken)
    {
        Use.Stay();
        _services.Metrics.Following(1);
        try
        {
            await Asks.WaitForNewsAsync(worldSeq, wait, cancellationToken);
        }
        finally
        {
            _services.Metrics.Following(-1);
            Use.Leave();
        }
    }

    /// <summary>Answers a query about the state, with its freshness.</summary>
    public QueryOutcome Execute(WorldQuery query)
    {
        using var hold = Read();
        return Execute(query, hold.State);
    }

    /// <summary>Answers a query about a state of the world, with the freshness that it has by now.</summary>
    public QueryOutcome Execute(WorldQuery query, WorldState state) =>
        WithFreshness(StateQueries.Execute(state, query), state, _services.Time.GetTimestamp());

    /// <summary>
    /// Answers a call on the spot, with its freshness: the replica is ready and in use, what the query asks is a point
    /// of the present, and the state that readers see has all that the call wants of it.
    /// </summary>
    /// <returns>The outcome; null for every other call, which has to be answered the long way.</returns>
    public QueryOutcome? TryExecute(QueryCall call)
    {
        var now = _services.Time.GetTimestamp();
        if (call.AsOf is not null || !IsReady || !Use.TryAsk(now)) return null;
        using var hold = Read();
        var state = hold.State;

        // What is refused here may only have to wait, or is refused for more than one reason.
        if (state.Head < call.MinWorldSeq || !IsVisible(state, call.SeesDisabled)) return null;
        return PointQueries.TryExecute(state, call.Query, Head.Freshness(state.Head, now));
    }

    /// <summary>
    /// Answers a query about the state if that is, right now, the one asked for; otherwise null. Histories are not
    /// answered so.
    /// </summary>
    public QueryOutcome? ExecuteAt(WorldQuery query, WorldSeq worldSeq)
    {
        if (query is WorldQuery.Commits or WorldQuery.Commit) return null;
        using var hold = Read();
        return hold.State.Head == worldSeq ? Execute(query, hold.State) : null;
    }

    /// <summary>Up to where histories are told, and of what.</summary>
    public (HistoryBound Bound, Rejection? Refusal) Bound(ContainerId? container)
    {
        using var hold = Read();
        return HistoryBound.Of(hold.State, isPast: false, container);
    }

    /// <summary>
    /// Something was announced: by the writer on this silo, or by the stream. The frame, if any, is in the cache.
    /// </summary>
    public void Hear(WorldSeq head, BatchNumber batch)
    {
        Use.Hint();
        if (Head.See(head, batch, _services.Time.GetTimestamp())) _wake.Call();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _stop.Dispose();
    }

    private static bool IsVisible(WorldState state, bool seesDisabled) => state.World?.Lifecycle switch
    {
        WorldLifecycle.Provisioned => true,
        WorldLifecycle.Disabled => seesDisabled,
        _ => false,
    };

    private QueryOutcome WithFreshness(QueryOutcome outcome, WorldState state, long now) =>
        outcome.Answer is { } answer
            ? QueryOutcome.Answered(answer with { Freshness = Head.Freshness(state.Head, now) })
            : outcome;

    private async Task RunAsync()
    {
        try
        {
            if (!await BuildAsync()) return;
            var follower = new HeadFollower(_world, _services, Head, Use, _wake.Call, () => _ = Asks.RequestLook());
            await await Task.WhenAny(KeepUpAsync(), follower.RunAsync(_stop.Token));
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            End(Refusals.Recovering(_world));
        }
        catch (Exception fault)
        {
            // The root of the loop: its waiters hear the reason, and the host makes a new replica later.
            LogEnded(_services.Logger, fault, _world.Value);
            End(Translate(fault));
        }
        finally
        {
            await _stop.CancelAsync();
        }
    }

    private async Task<bool> BuildAsync()
    {
        var began = _services.Time.GetTimestamp();
        var built = await ReplicaRecovery.BuildAsync(_services.Store, _log, _services.Time, null, _stop.Token);
        if (built is null)
        {
            End(Refusals.NamespaceNotFound(_world));
            return false;
        }

        foreach (var bad in built.Bad) LogBadCheckpoint(_services.Logger, _world.Value, bad.Reason);
        var sides = _sides = ReplicaSides.Of(_world, built);
        Head.Apply(sides.WorldSeq);
        Head.See(sides.WorldSeq, sides.Batch, began);
        var elapsed = _services.Time.GetElapsedTime(began);
        LogBuilt(_services.Logger, _world.Value, sides.Batch.Value, sides.WorldSeq.Value, elapsed);
        _ready.SetResult(null);
        return true;
    }

    private async Task KeepUpAsync()
    {
        var backoff = new Backoff(s_storeBackoff, s_storeBackoffMax, _services.Time);
        while (true)
        {
            var look = Asks.TakeLook();
            var failure = await CatchUpAsync(look);
            if (failure is not null)
            {
                await Task.Delay(backoff.Next(), _services.Time, _stop.Token);
                continue;
            }

            backoff.Reset();
            if (LacksSomething()) await Task.Delay(s_lookAgain, _services.Time, _stop.Token);
            else await _wake.WaitAsync(_stop.Token);
        }
    }

    private bool LacksSomething() => Head.Known.Batch > _sides!.Batch || Asks.Wanted > Head.Applied;

    private async Task<Rejection?> CatchUpAsync(TaskCompletionSource<Rejection?>? look)
    {
        try
        {
            var failure = await CatchUpAsync(mustReadLog: look is not null);
            look?.SetResult(failure);
            return failure;
        }
        catch (Exception fault)
        {
            // The loop is at its end and never comes back to this look: who waits for it hears why at once.
            look?.SetResult(_stop.IsCancellationRequested ? Refusals.Recovering(_world) : Translate(fault));
            throw;
        }
    }

    private async Task<Rejection?> CatchUpAsync(bool mustReadLog)
    {
        var sides = _sides!;
        if (Head.Known.WorldSeq > Head.Applied)
            _services.Metrics.ReplicaBehind(Head.Known.WorldSeq.Value - Head.Applied.Value);
        try
        {
            while (await ApplyCachedAsync(sides))
            {
            }

            if (mustReadLog || LacksSomething()) await ReadLogAsync(sides);
            return null;
        }
        catch (StorageUnavailableException fault)
        {
            LogStoreAway(_services.Logger, _world.Value, fault.Message);
            return Refusals.StorageUnavailable(fault.Message);
        }
    }

    private async ValueTask<bool> ApplyCachedAsync(ReplicaSides sides)
    {
        using var group = sides.NextCached(_services.Frames);
        if (group.Frames.Count == 0) return false;
        await ApplyAsync(group.Frames);
        return true;
    }

    private async Task ReadLogAsync(ReplicaSides sides)
    {
        var began = _services.Time.GetTimestamp();
        await foreach (var group in sides.NextLogged(_log, _stop.Token)) await ApplyAsync(group);
        Head.See(sides.WorldSeq, sides.Batch, began);
    }

    private async ValueTask ApplyAsync(IReadOnlyList<BatchFrame> frames)
    {
        var sides = _sides!;
        sides.Publish(frames);
        Head.Apply(sides.WorldSeq);
        Asks.Advance();
        await sides.EvenOutAsync(frames);
    }

    private void End(Rejection rejection)
    {
        _faultAt = _services.Time.GetTimestamp();
        Volatile.Write(ref _fault, rejection);
        _ready.TrySetResult(rejection);
        Asks.End(rejection);
    }

    private Rejection Translate(Exception fault) => fault switch
    {
        LogCorruptException or ReplayMismatchException or FormatFaultException => Refusals.LogCorrupt(fault.Message),
        StorageUnavailableException => Refusals.StorageUnavailable(fault.Message),
        WorldPurgedException => Refusals.NamespaceNotFound(_world),
        _ => Refusals.Internal(_world),
    };

    [LoggerMessage(1210, LogLevel.Information,
        "The replica of world {World} is built at batch {Batch}, world_seq {WorldSeq}, after {Elapsed}.")]
    private static partial void LogBuilt(ILogger logger, long world, long batch, long worldSeq, TimeSpan elapsed);

    [LoggerMessage(1211, LogLevel.Error, "The replica of world {World} is at its end; other worlds go on.")]
    private static partial void LogEnded(ILogger logger, Exception fault, long world);

    [LoggerMessage(1215, LogLevel.Warning, "A checkpoint of world {World} was passed over: {Reason}")]
    private static partial void LogBadCheckpoint(ILogger logger, long world, string reason);

    [LoggerMessage(1212, LogLevel.Warning,
        "The replica of world {World} could not read its log and tries again: {Reason}")]
    private static partial void LogStoreAway(ILogger logger, long world, string reason);
}
