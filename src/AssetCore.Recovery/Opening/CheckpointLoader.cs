using System.Collections.Immutable;
using AssetCore.Engine;
using AssetCore.Engine.Checkpoints;
using AssetCore.Format;
using AssetCore.Format.Manifests;
using AssetCore.Log;
using AssetCore.Log.Checkpoints;
using AssetCore.Log.Stores;

namespace AssetCore.Recovery.Opening;

/// <summary>Loads the newest checkpoint that verifies.</summary>
/// <param name="checkpoints">The checkpoints of the world.</param>
/// <param name="withKeys">True for a writer.</param>
internal sealed class CheckpointLoader(CheckpointStore checkpoints, bool withKeys)
{
    /// <summary>Tries checkpoints one after another.</summary>
    /// <param name="manifest">The world's manifest; null if there is none.</param>
    /// <param name="candidates">Those of its checkpoints that will do, newest first.</param>
    /// <param name="cancellationToken">Ends the loading.</param>
    /// <exception cref="LogCorruptException">None of a fork verifies: nothing else tells what it began
    /// with.</exception>
    /// <exception cref="StorageUnavailableException">The store did not answer.</exception>
    public async ValueTask<LoadedState> LoadAsync(
        WorldManifest? manifest, IEnumerable<CheckpointRef> candidates, CancellationToken cancellationToken)
    {
        var bad = ImmutableArray.CreateBuilder<BadCheckpoint>();
        foreach (var candidate in candidates)
        {
            try
            {
                var (restored, start) = await LoadAsync(candidate, cancellationToken).ConfigureAwait(false);
                return new LoadedState(restored, start, candidate, bad.ToImmutable());
            }
            catch (CheckpointDamagedException fault)
            {
                bad.Add(new BadCheckpoint(candidate, fault.Message));
            }
        }

        ThrowIfFork(manifest, bad);
        return new LoadedState(null, null, null, bad.ToImmutable());
    }

    /// <summary>A fork without a good checkpoint cannot be opened.</summary>
    public static void ThrowIfFork(WorldManifest? manifest, IReadOnlyList<BadCheckpoint> bad)
    {
        if (manifest is not { Lineage: { } lineage }) return;
        var name = BlobName.Checkpoint(manifest.World, lineage.Batch).Value;
        var reason = bad.Count > 0 ? bad[^1].Reason : "the checkpoint that this fork begins with is missing";
        throw new LogCorruptException(manifest.World, name, 0, reason);
    }

    private async ValueTask<(RestoredState Restored, LogStart Start)> LoadAsync(
        CheckpointRef candidate, CancellationToken cancellationToken)
    {
        var reader = checkpoints.Open(candidate);
        await using (reader.ConfigureAwait(false))
        {
            var head = await reader.ReadHeadAsync(cancellationToken).ConfigureAwait(false);
            var restorer = new StateRestorer(withKeys);
            try
            {
                while (await reader.MoveNextAsync(cancellationToken).ConfigureAwait(false))
                    restorer.Take(reader.Chunk.Span);
                return (restorer.Complete(head), CheckpointPlaces.StartOf(head, candidate));
            }
            catch (Exception fault) when (fault is FormatFaultException or InvariantBrokenException or ArgumentException)
            {
                // Its bytes are what was written; what was written makes no state.
                var name = BlobName.Checkpoint(head.World, head.Batch).Value;
                throw new CheckpointDamagedException(head.World, name, fault.Message, fault);
            }
        }
    }
}
