using AssetCore.Ids;
using AssetCore.Log;
using AssetCore.Log.Checkpoints;
using AssetCore.Log.Stores;
using AssetCore.Log.Writing;
using AssetCore.Recovery.Opening;

namespace AssetCore.Recovery;

/// <summary>Opens worlds for writing: the newest checkpoint that verifies, then the batches since.</summary>
public static class WorldRecovery
{
    /// <summary>
    /// Takes the store's right to write, loads the newest good checkpoint, and replays the batches since, holding every
    /// row before against the state and every state hash against its header. Any scheduler; the work is the caller's
    /// thread's wherever the store answers at once.
    /// </summary>
    /// <param name="store">Where the world is.</param>
    /// <param name="world">The world.</param>
    /// <param name="options">How its log is written.</param>
    /// <param name="identity">Who writes.</param>
    /// <param name="time">The clock of timeouts and pauses.</param>
    /// <param name="progress">Hears how far the tail was read; null for nobody.</param>
    /// <param name="cancellationToken">Ends the opening.</param>
    /// <exception cref="WriterHeldException">Another process holds the store's right to write this world.</exception>
    /// <exception cref="LogCorruptException">
    /// A frame does not verify, the chain does not fit, or the checkpoint that a fork begins with is damaged.
    /// </exception>
    /// <exception cref="WorldPurgedException">The world's bytes were freed.</exception>
    /// <exception cref="Engine.Replay.ReplayMismatchException">An event does not fit the state.</exception>
    /// <exception cref="Format.FormatFaultException">A payload is not a batch payload.</exception>
    /// <exception cref="StorageUnavailableException">The store did not answer within the budget.</exception>
    public static async ValueTask<RecoveredWorld> OpenAsync(
        ILogStore store,
        WorldId world,
        WorldLogOptions options,
        WriterIdentity identity,
        TimeProvider time,
        IProgress<RecoveryProgress>? progress,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        var checkpoints = new CheckpointStore(store, world, time, options.AppendTimeout);
        var recovering = new RecoveringWorld(world, checkpoints);
        var log = await WorldLog
            .OpenAsync(
                store, world, options, identity, time, recovering, recovering, progress, cancellationToken)
            .ConfigureAwait(false);
        return new RecoveredWorld(
            recovering.Engine,
            log,
            recovering.Changes,
            recovering.Checkpoint,
            recovering.Tail,
            recovering.Lineage,
            recovering.Bad);
    }
}
