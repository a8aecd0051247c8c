using AssetCore.Engine.Replay;
using AssetCore.Engine.State;
using AssetCore.Ids;
using AssetCore.Log;
using AssetCore.Log.Checkpoints;
using AssetCore.Log.Reading;
using AssetCore.Log.Stores;
using AssetCore.Recovery.Opening;

namespace AssetCore.Recovery;

/// <summary>Builds the state of a replica: the newest checkpoint that verifies, without its keys, then the batches
/// since.</summary>
public static class ReplicaRecovery
{
    /// <summary>One read of up to 4 MiB; slower than this the store counts as down.</summary>
    private static readonly TimeSpan s_callTimeout = TimeSpan.FromSeconds(10);

    /// <summary>Builds the state at the end of what is durable.</summary>
    /// <param name="store">Where the world is.</param>
    /// <param name="log">The reader of its log.</param>
    /// <param name="time">The clock of timeouts and pauses.</param>
    /// <param name="progress">Hears the last batch applied, at each batch; null for nobody.</param>
    /// <param name="cancellationToken">Ends the building.</param>
    /// <returns>The state and where to read on; null for a world that nobody has written to.</returns>
    /// <exception cref="LogCorruptException">A frame does not verify, or the chain does not fit.</exception>
    /// <exception cref="WorldPurgedException">The world's bytes were freed.</exception>
    /// <exception cref="ReplayMismatchException">A batch leads to another state than its writer had.</exception>
    /// <exception cref="StorageUnavailableException">The store did not answer.</exception>
    public static async ValueTask<RecoveredReplica?> BuildAsync(
        ILogStore store,
        WorldLogReader log,
        TimeProvider time,
        IProgress<BatchNumber>? progress,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(log);
        var checkpoints = new CheckpointStore(store, log.World, time, s_callTimeout);
        var manifest = await checkpoints.ReadManifestAsync(cancellationToken).ConfigureAwait(false);
        if (manifest?.Purge is { } purge) throw new WorldPurgedException(log.World, purge);
        var loaded = await new CheckpointLoader(checkpoints, withKeys: false)
            .LoadAsync(manifest, manifest?.Checkpoints ?? [], cancellationToken)
            .ConfigureAwait(false);
        var state = loaded.Restored?.State ?? new WorldState();
        var frames = loaded.Start is { } start
            ? log.ReadAsync(start, FrameLifetime.UntilNext, cancellationToken)
            : log.ReadAsync(BatchNumber.None.Next, FrameLifetime.UntilNext, cancellationToken);
        var end = loaded.Start;
        BatchFrame? last = null;
        await foreach (var frame in frames.ConfigureAwait(false))
        {
            ChainedReplay.Apply(state, frame);
            progress?.Report(frame.Header.Batch);
            last = frame;
        }

        end = last?.After ?? end;
        return end is null ? null : new RecoveredReplica(state, end, loaded.Bad);
    }
}
