using System.Threading.Channels;
using AssetCore.Engine.Replay;
using AssetCore.Errors;
using AssetCore.Format;
using AssetCore.Grains.Abstractions;
using AssetCore.Grains.Commits;
using AssetCore.Grains.Hosting;
using AssetCore.Grains.Telemetry;
using AssetCore.Ids;
using AssetCore.Log;
using AssetCore.Log.Checkpoints;
using AssetCore.Log.Stores;
using AssetCore.Recovery;
using AssetCore.Recovery.Checkpoints;
using AssetCore.Recovery.Opening;
using AssetCore.Recovery.Upkeep;
using AssetCore.Worlds;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AssetCore.Grains.Upkeep;

/// <summary>
/// Looks after the stored bytes of the worlds that this silo writes: checkpoints, and chores for sealed segments. A few
/// worlds at a time, in the background, from durable bytes alone; no commit ever waits for it. Any thread.
/// </summary>
internal sealed partial class UpkeepService(
    ILogStore store,
    IOptions<AssetCoreOptions> options,
    TimeProvider time,
    GrainMetrics metrics,
    IEnumerable<IWorldChore> chores,
    ILogger<UpkeepService> logger) : ILifecycleParticipant<ISiloLifecycle>, IDisposable
{
    /// <summary>
    /// Worlds that may wait: one that finds no room asks again with its next batch.
    /// </summary>
    private const int WaitingMax = 4_096;

    /// <summary>What taking a checkpoint is called, beside the names of chores.</summary>
    private const string CheckpointWork = "take a checkpoint";

    /// <summary>One call to the store: a block of a checkpoint, or a read of 4 MiB.</summary>
    private static readonly TimeSpan s_callTimeout = TimeSpan.FromSeconds(30);

    private readonly Channel<UpkeepAsk> _asked = Channel.CreateBounded<UpkeepAsk>(WaitingMax);
    private readonly UpkeepsUnderWay _underWay = new();
    private readonly UpkeepFaults _faults = new(time, options.Value.UpkeepBackoff, WaitingMax);
    private readonly UpkeepReturns _returns = new(time, WaitingMax);
    private readonly SemaphoreSlim _turns = new(options.Value.UpkeepsAtOnceMax);
    private readonly CancellationTokenSource _stop = new();
    private Task _running = Task.CompletedTask;

    /// <summary>Judges when a checkpoint is due.</summary>
    public CheckpointPolicy Policy { get; } = new(options.Value.Checkpoints);

    /// <summary>Begins to watch a world that was opened.</summary>
    public UpkeepWatch Watch(WorldId world, RecoveredWorld opened)
    {
        // What was given up may have been mended.
        _faults.Forget(world);
        var watch = new UpkeepWatch(world, opened.Checkpoint, opened.Tail, this);
        watch.Begin();
        return watch;
    }

    /// <summary>Takes a request; false if there is no room for it now.</summary>
    public bool TryAsk(UpkeepWatch watch) =>
        _asked.Writer.TryWrite(new UpkeepAsk(watch.World, [watch], watch.WantsCheckpoint));

    /// <summary>True once a failure is long enough ago.</summary>
    public bool HasRested(long since) => time.GetElapsedTime(since) >= options.Value.UpkeepBackoff;

    /// <summary>Takes a checkpoint now, in its turn.</summary>
    public async Task<CheckpointReply> TakeCheckpointAsync(WorldId world)
    {
        try
        {
            // Off the grain's scheduler: a store that answers at once would hold the turns of commits.
            var taken = await Task.Run(() => InTurnAsync(() => TakeAsync(world, coreShare: 1)));
            return taken is null
                ? new CheckpointReply(null, Refusals.NamespaceNotFound(world))
                : new CheckpointReply(ToReply(taken), null);
        }
        catch (Exception fault)
        {
            // The root of the call: every fault becomes what its caller hears.
            LogFailed(fault, world.Value);
            return new CheckpointReply(null, Translate(world, fault));
        }
    }

    /// <inheritdoc />
    public void Participate(ISiloLifecycle lifecycle) => lifecycle.Subscribe(
        nameof(UpkeepService), ServiceLifecycleStage.Active, _ => Start(), _ => StopAsync());

    /// <inheritdoc />
    public void Dispose()
    {
        _returns.Dispose();
        _stop.Dispose();
        _turns.Dispose();
    }

    private Task Start()
    {
        var workers = Enumerable
            .Range(0, options.Value.UpkeepsAtOnceMax)
            .Select(_ => Detached.Start(() => Task.Run(WorkAsync)));
        _running = Task.WhenAll(workers);
        return Task.CompletedTask;
    }

    private async Task StopAsync()
    {
        await _stop.CancelAsync();
        _returns.Dispose();
        await _running;
    }

    private async Task WorkAsync()
    {
        try
        {
            await foreach (var ask in _asked.Reader.ReadAllAsync(_stop.Token))
                if (_underWay.TryBegin(ask)) await RunAllAsync(ask);
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The silo stops; what was not done is asked for by who opens the worlds next.
        }
    }

    /// <summary>Runs what was asked for a world, and again for what is asked meanwhile.</summary>
    private async Task RunAllAsync(UpkeepAsk ask)
    {
        for (var next = ask; next is not null; next = _underWay.End(ask.World))
        {
            var run = next;
            var end = await InTurnAsync(() => RunAsync(run));
            foreach (var watch in run.Watches) watch.End(end);
        }
    }

    private async Task<T> InTurnAsync<T>(Func<Task<T>> work)
    {
        await _turns.WaitAsync(_stop.Token);
        try
        {
            return await work();
        }
        finally
        {
            _turns.Release();
        }
    }

    private async Task<UpkeepEnd> RunAsync(UpkeepAsk ask)
    {
        var (hasFailed, world) = (false, ask.World);
        CheckpointTaken? taken = null;

        // One that failed is owed still, though nobody asks: a quiet world may never have a next batch.
        if (ask.WantsCheckpoint || _faults.IsOwed(world, CheckpointWork))
        {
            var coreShare = options.Value.Checkpoints.CoreShare;
            hasFailed = _faults.Rests(world, CheckpointWork)
                || !await TryAsync(world, CheckpointWork, async () => taken = await TakeAsync(world, coreShare));
        }

        hasFailed |= !await TryChoresAsync(world);
        return new UpkeepEnd(taken?.Checkpoint, hasFailed, time.GetTimestamp());
    }

    /// <summary>
    /// A chore that has to wait for something is run again though the world is quiet, or closed; so is one that failed,
    /// which keeps no other from its turn. False if one failed now.
    /// </summary>
    private async Task<bool> TryChoresAsync(WorldId world)
    {
        var (isDone, back) = (true, (TimeSpan?)null);
        foreach (var chore in chores.Where(chore => !_faults.Rests(world, chore.Name)))
        {
            isDone &= await TryAsync(
                world, chore.Name, async () => back = Sooner(back, await chore.RunAsync(world, _stop.Token)));
        }

        if (Sooner(back, _faults.NextOf(world)) is { } soonest) ComeBack(world, soonest);
        return isDone;
    }

    private async Task<bool> TryAsync(WorldId world, string work, Func<Task> attempt)
    {
        try
        {
            await attempt();
            _faults.Remove(world, work);
            return true;
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            return false;
        }
        catch (Exception fault)
        {
            // The root of one work for one world: it is told, and tried again after a rest.
            metrics.UpkeepFailed();
            LogFailed(fault, world.Value);
            var isForGood = UpkeepFaults.IsForGood(fault);
            if (isForGood) LogGivenUp(world.Value, work);
            _faults.Add(world, work, isForGood);
            return false;
        }
    }

    private static TimeSpan? Sooner(TimeSpan? one, TimeSpan? other) => one is null || other < one ? other : one;

    // A queue that is full then is tried again like anything that failed.
    private void ComeBack(WorldId world, TimeSpan after) => _returns.Set(world, after, () =>
    {
        if (!_asked.Writer.TryWrite(new UpkeepAsk(world, [], false))) ComeBack(world, options.Value.UpkeepBackoff);
    });

    private async Task<CheckpointTaken?> TakeAsync(WorldId world, double coreShare)
    {
        var began = time.GetTimestamp();
        var taker = new CheckpointTaker(store, world, time, s_callTimeout, new WorkPace(coreShare, time));
        var taken = await taker.TakeAsync(null, _stop.Token);
        if (taken is null) return null;
        foreach (var bad in taken.Bad) LogBad(world.Value, bad.Reason);
        if (taken.LeftBehind is { } reason) LogLeftBehind(world.Value, reason);
        if (!taken.IsNew) return taken;
        var (checkpoint, elapsed) = (taken.Checkpoint, time.GetElapsedTime(began));
        metrics.CheckpointTaken(checkpoint.Bytes, elapsed);
        LogTaken(world.Value, checkpoint.Batch.Value, checkpoint.WorldSeq.Value, checkpoint.Bytes, elapsed);
        return taken;
    }

    private static WorldCheckpoint ToReply(CheckpointTaken taken) =>
        new(taken.Checkpoint.Batch, taken.Checkpoint.WorldSeq, taken.Checkpoint.Bytes, taken.IsNew);

    private static Rejection Translate(WorldId world, Exception fault) => fault switch
    {
        StorageUnavailableException or CheckpointDamagedException => Refusals.StorageUnavailable(fault.Message),
        LogCorruptException or ReplayMismatchException or FormatFaultException => Refusals.LogCorrupt(fault.Message),
        OperationCanceledException => Refusals.Stopping(),
        _ => Refusals.Internal(world),
    };

    [LoggerMessage(1150, LogLevel.Information,
        "Checkpoint of world {World} at batch {Batch}, world_seq {WorldSeq}: {Bytes} bytes after {Elapsed}.")]
    private partial void LogTaken(long world, long batch, long worldSeq, long bytes, TimeSpan elapsed);

    [LoggerMessage(1151, LogLevel.Warning, "A checkpoint of world {World} was damaged and is given up: {Reason}")]
    private partial void LogBad(long world, string reason);

    [LoggerMessage(1152, LogLevel.Warning, "Old checkpoints of world {World} could not be deleted: {Reason}")]
    private partial void LogLeftBehind(long world, string reason);

    [LoggerMessage(1153, LogLevel.Warning, "The upkeep of world {World} failed; its commits go on.")]
    private partial void LogFailed(Exception fault, long world);

    [LoggerMessage(1154, LogLevel.Error, "To {Work} of world {World} is given up until the world is opened again.")]
    private partial void LogGivenUp(long world, string work);
}
