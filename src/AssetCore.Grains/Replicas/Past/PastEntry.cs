using AssetCore.Engine.Replay;
using AssetCore.Engine.State;
using AssetCore.Errors;
using AssetCore.Format;
using AssetCore.Grains.Commits;
using AssetCore.Ids;
using AssetCore.Log;
using AssetCore.Recovery;
using Microsoft.Extensions.Logging;

namespace AssetCore.Grains.Replicas.Past;

/// <summary>One state of the past, replayed or being replayed. Made and asked under the lock of its owner.</summary>
internal sealed partial class PastEntry : IProgress<WorldSeq>
{
    private readonly WorldSeq _asOf;
    private readonly ReplicaServices _services;
    private int _percent;

    /// <summary>Begins to replay.</summary>
    /// <param name="world">The world.</param>
    /// <param name="asOf">What is asked for, at most the durable head.</param>
    /// <param name="services">What replicas need.</param>
    /// <param name="stopping">Ends the replay: the silo stops.</param>
    public PastEntry(WorldId world, WorldSeq asOf, ReplicaServices services, CancellationToken stopping)
    {
        (World, _asOf, _services) = (world, asOf, services);
        Replaying = Task.Run(() => ReplayAsync(stopping), CancellationToken.None);
    }

    /// <summary>The world.</summary>
    public WorldId World { get; }

    /// <summary>The state, or why there is none. Never fails.</summary>
    public Task<(WorldState? State, Rejection? Refusal)> Replaying { get; }

    /// <summary>When it was last asked for.</summary>
    public long AskedAt { get; set; }

    /// <summary>How much of the way is behind the replay, 0 to 99.</summary>
    public int Percent => Volatile.Read(ref _percent);

    /// <summary>True if this is the state behind the last commit that ends at or below a sequence number.</summary>
    public bool Covers(WorldSeq asOf) =>
        asOf == _asOf
        || (asOf < _asOf
            && Replaying is { IsCompletedSuccessfully: true, Result.State: { } state }
            && state.Head <= asOf);

    /// <inheritdoc />
    public void Report(WorldSeq value) =>
        Volatile.Write(ref _percent, (int)Math.Min(99, 100.0 * value.Value / _asOf.Value));

    private async Task<(WorldState? State, Rejection? Refusal)> ReplayAsync(CancellationToken stopping)
    {
        try
        {
            var past = await PastState.BuildAsync(_services.Store, World, _asOf, _services.Time, this, stopping);
            return past is null ? (null, Refusals.NamespaceNotFound(World)) : (past.State, null);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return (null, Refusals.Stopping());
        }
        catch (StorageUnavailableException fault)
        {
            return (null, Refusals.StorageUnavailable(fault.Message));
        }
        catch (WorldPurgedException fault)
        {
            return (null, Refusals.HistoryGone(fault.World, fault.Message));
        }
        catch (Exception fault) when (fault is LogCorruptException or ReplayMismatchException or FormatFaultException)
        {
            LogFailed(_services.Logger, fault, World.Value, _asOf.Value);
            return (null, Refusals.LogCorrupt(fault.Message));
        }
        catch (Exception fault)
        {
            // The root of a background replay: whoever waits hears that something failed, the log tells what.
            LogFailed(_services.Logger, fault, World.Value, _asOf.Value);
            return (null, Refusals.Internal(World));
        }
    }

    [LoggerMessage(1230, LogLevel.Error, "The state of world {World} at world_seq {AsOf} could not be replayed.")]
    private static partial void LogFailed(ILogger logger, Exception fault, long world, long asOf);
}
