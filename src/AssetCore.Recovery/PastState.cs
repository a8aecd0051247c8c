using AssetCore.Engine.Replay;
using AssetCore.Ids;
using AssetCore.Log;
using AssetCore.Log.Checkpoints;
using AssetCore.Log.Reading;
using AssetCore.Log.Stores;
using AssetCore.Recovery.Opening;
using AssetCore.Recovery.Past;

namespace AssetCore.Recovery;

/// <summary>Builds states of the past: the nearest checkpoint at or below, then the batches since.</summary>
public static class PastState
{
    /// <summary>
    /// Worlds that a fork may come from, one from the other: far more than anybody needs, and few enough that a ring of
    /// manifests ends.
    /// </summary>
    public const int LineageMax = 64;

    private static readonly TimeSpan s_callTimeout = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Builds the state at the end of the last commit that ends at or below a sequence number. For a fork, what lies at
    /// or below its beginning is built from the world it comes from. Takes the memory of one state.
    /// </summary>
    /// <param name="store">Where the worlds are.</param>
    /// <param name="world">The world.</param>
    /// <param name="asOf">The sequence number, 1 or more; above the head it means the head.</param>
    /// <param name="time">The clock of timeouts and pauses.</param>
    /// <param name="progress">Hears the last sequence number applied, at each batch; null for nobody.</param>
    /// <param name="cancellationToken">Ends the building.</param>
    /// <returns>The state; null if no commit ends so early, or the world was never written to.</returns>
    /// <exception cref="LogCorruptException">A frame does not verify, or the chain does not fit.</exception>
    /// <exception cref="WorldPurgedException">The bytes of the world, or of one it comes from, were freed.</exception>
    /// <exception cref="ReplayMismatchException">A batch leads to another state than its writer had.</exception>
    /// <exception cref="StorageUnavailableException">The store did not answer.</exception>
    public static async ValueTask<PastWorld?> BuildAsync(
        ILogStore store,
        WorldId world,
        WorldSeq asOf,
        TimeProvider time,
        IProgress<WorldSeq>? progress,
        CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(asOf.Value, 1, nameof(asOf));
        var lineage = await Ancestry
            .ReadAsync(store, world, asOf, time, s_callTimeout, cancellationToken)
            .ConfigureAwait(false);
        var holder = lineage.HolderOf(asOf);
        holder.ThrowIfAbsent();
        var checkpoints = new CheckpointStore(store, holder.World, time, s_callTimeout);
        var loaded = await new CheckpointLoader(checkpoints, withKeys: false)
            .LoadAsync(holder.Manifest, holder.CheckpointsUpTo(asOf), cancellationToken)
            .ConfigureAwait(false);
        var replay = new PastReplay(loaded.Restored, loaded.Start, holder.Through(asOf), progress);
        var log = new WorldLogReader(store, holder.World, time);
        var frames = loaded.Start is { } start
            ? log.ReadAsync(start, cancellationToken)
            : log.ReadAsync(BatchNumber.None.Next, cancellationToken);
        if (!replay.IsAtEnd)
        {
            await foreach (var frame in frames.ConfigureAwait(false))
                if (!replay.Apply(frame)) break;
        }

        return replay.Place is { } place
            ? new PastWorld(replay.State, replay.Change, holder.World, place)
            : null;
    }
}
