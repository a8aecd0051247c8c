using AssetCore.Engine.Replay;
using AssetCore.Errors;
using AssetCore.Format;
using AssetCore.Grains.Commits;
using AssetCore.Grains.Faults;
using AssetCore.Ids;
using AssetCore.Log;
using AssetCore.Recovery;
using AssetCore.Recovery.Opening;
using AssetCore.Worlds;

namespace AssetCore.Grains.Worlds;

/// <summary>
/// Recovers a world in the background, so that its callers can be told how things stand while it reads a long log. Used
/// on the world's scheduler only.
/// </summary>
/// <param name="world">The world.</param>
/// <param name="services">What journals need.</param>
/// <param name="circuit">Opened by a recovery that fails, closed by one that succeeds.</param>
internal sealed class JournalOpener(WorldId world, JournalServices services, StoreCircuit circuit) : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly RecoveryMeter _progress = new();
    private Task<(OpenJournal? Open, Rejection? Refusal)>? _attempt;
    private long _attemptBegan;

    /// <summary>
    /// Waits for the open journal. Callers together wait for at most <see cref="AssetCoreOptions.RecoveryWait"/> an
    /// attempt; after a failure they hear its reason at once until the circuit lets somebody try again.
    /// </summary>
    /// <returns>The journal, once and for the caller to own; or why there is none.</returns>
    public async Task<(OpenJournal? Open, Rejection? Refusal)> WaitAsync()
    {
        if (circuit.Check() is { } resting) return (null, resting);
        var attempt = _attempt ??= Begin();
        var left = services.Options.RecoveryWait - services.Time.GetElapsedTime(_attemptBegan);
        if (left > TimeSpan.Zero)
        {
            await ((Task)attempt).WaitAsync(left, services.Time)
                .ConfigureAwait(
                    ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.SuppressThrowing);
        }

        if (!attempt.IsCompleted) return (null, Refusals.Recovering(world, _progress.Percent));
        _attempt = null;
        var result = await attempt;
        if (result.Refusal is { } refusal) circuit.Open(refusal);
        else circuit.Close();
        return result;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_attempt is not null)
        {
            await services.Background.CancelAsync(_stop);
            var (open, _) = await _attempt;
            if (open is not null) await open.Log.DisposeAsync();
        }

        _stop.Dispose();
    }

    private Task<(OpenJournal? Open, Rejection? Refusal)> Begin()
    {
        _attemptBegan = services.Time.GetTimestamp();

        // Off the grain's scheduler: a store that answers at once would otherwise hold the turn for the whole log. The
        // engine is new and nobody else's until this task has completed.
        return services.Background.Run(OpenAsync);
    }

    private async Task<(OpenJournal? Open, Rejection? Refusal)> OpenAsync()
    {
        var began = services.Time.GetTimestamp();
        try
        {
            var opened = await WorldRecovery.OpenAsync(
                services.Store,
                world,
                services.Options.Log,
                services.Identity.NewWriter(),
                services.Time,
                _progress,
                _stop.Token);
            return (Take(opened, services.Time.GetElapsedTime(began)), null);
        }
        catch (Exception fault)
        {
            // The root of the recovery: every fault becomes what the world's callers hear.
            return (null, Translate(fault));
        }
    }

    private OpenJournal Take(RecoveredWorld opened, TimeSpan elapsed)
    {
        foreach (var bad in opened.Bad) JournalLog.BadCheckpoint(services.Logger, world.Value, bad.Reason);
        services.Held.Forget(world);
        var head = opened.Log.Head;
        var from = opened.Checkpoint?.Batch.Value ?? 0;
        JournalLog.Opened(services.Logger, world.Value, head.Batch.Value, head.WorldSeq.Value, from, elapsed);
        services.Metrics.WorldRecovered(elapsed);
        var upkeep = services.Upkeep.Watch(world, opened);
        var lineage = opened.Lineage is { } origin ? new WorldLineage(origin.Source, origin.WorldSeq) : null;
        return new OpenJournal(opened.Engine, opened.Log, opened.Changes, lineage, upkeep);
    }

    private Rejection Translate(Exception fault)
    {
        switch (fault)
        {
            case WriterHeldException held:
                if (services.Held.Meet(world, held.HeldBy)) JournalLog.Held(services.Logger, world.Value, held.HeldBy);
                return Refusals.Fenced($"world {world} is being written by {held.HeldBy}");
            case WorldPurgedException:
                return Refusals.NamespaceNotFound(world);
            case StorageUnavailableException:
                JournalLog.NotOpened(services.Logger, world.Value, fault.Message);
                return Refusals.StorageUnavailable(fault.Message);
            case OperationCanceledException when _stop.IsCancellationRequested:
                return Refusals.Recovering(world);
            case LogCorruptException or ReplayMismatchException or FormatFaultException:
                JournalLog.NotRecovered(services.Logger, fault, world.Value);
                return Refusals.LogCorrupt(fault.Message);
            default:
                JournalLog.NotRecovered(services.Logger, fault, world.Value);
                return Refusals.Internal(world);
        }
    }
}
