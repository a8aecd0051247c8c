using AssetCore.Engine.Checkpoints;
using AssetCore.Format.Checkpoints;
using AssetCore.Format.Manifests;
using AssetCore.Hashes;
using AssetCore.Ids;
using AssetCore.Log;
using AssetCore.Log.Checkpoints;
using AssetCore.Log.Manifests;
using AssetCore.Log.Stores;
using AssetCore.Recovery.Past;

namespace AssetCore.Recovery.Forking;

/// <summary>
/// Makes the beginning of a fork: a first checkpoint with the state of its source, then a manifest that names both. The
/// source is only read. Nothing is there for anybody before the manifest is; every step is safe to repeat.
/// </summary>
/// <param name="store">Where the worlds are.</param>
/// <param name="time">The clock of timeouts, pauses, and of the record.</param>
public sealed class WorldForker(ILogStore store, TimeProvider time)
{
    private static readonly TimeSpan s_callTimeout = TimeSpan.FromSeconds(10);

    /// <summary>Makes the beginning, or finds that it was made.</summary>
    /// <param name="fork">The world to be made.</param>
    /// <param name="source">The world to begin from.</param>
    /// <param name="at">It begins behind the last commit that ends at or below this, 1 or more.</param>
    /// <param name="reason">Why, for people.</param>
    /// <param name="progress">Hears the last sequence number replayed; null for nobody.</param>
    /// <param name="cancellationToken">Ends the effort; repeating it goes on.</param>
    /// <returns>The manifest of the fork; null if the source has no commit that ends so early.</returns>
    /// <exception cref="InvalidOperationException">The world exists and is no fork of this source.</exception>
    /// <exception cref="LineageTooLongException">
    /// The fork would come from more worlds, one from the other, than <see cref="PastState.LineageMax"/> lets be read.
    /// </exception>
    /// <exception cref="LogCorruptException">The source, or what was made of the fork, does not verify.</exception>
    /// <exception cref="WorldPurgedException">The bytes of the source were freed, or those of the fork.</exception>
    /// <exception cref="CheckpointDamagedException">What was read back is not what was written.</exception>
    /// <exception cref="StorageUnavailableException">The store refused, or did not answer.</exception>
    public async ValueTask<WorldManifest?> MakeAsync(
        WorldId fork,
        WorldId source,
        WorldSeq at,
        string reason,
        IProgress<WorldSeq>? progress,
        CancellationToken cancellationToken)
    {
        var manifests = new ManifestStore(store, fork, time, s_callTimeout);
        if (await manifests.LookAsync(cancellationToken).ConfigureAwait(false) is { } made)
            return Checked(made, source);
        var count = await Ancestry
            .CountAsync(store, source, time, s_callTimeout, cancellationToken)
            .ConfigureAwait(false);
        if (count >= PastState.LineageMax) throw new LineageTooLongException(source, count);
        var past = await PastState
            .BuildAsync(store, source, at, time, progress, cancellationToken)
            .ConfigureAwait(false);
        if (past?.State.World is null) return null;
        ForkBeginning.Make(past.State);
        var genesis = await WriteAsync(fork, past, cancellationToken).ConfigureAwait(false);
        var lineage = new WorldLineage(
            source,
            past.State.Head,
            past.Place.Head.Batch,
            past.Place.Head.Hash,
            time.GetUtcNow().ToUnixTimeMilliseconds(),
            reason);
        var update = await manifests
            .UpdateAsync(
                present => present is null
                    ? new WorldManifest { World = fork, Checkpoints = [genesis], Lineage = lineage }
                    : null,
                cancellationToken)
            .ConfigureAwait(false);
        return Checked(update.Manifest!, source);
    }

    private static WorldManifest Checked(WorldManifest manifest, WorldId source)
    {
        if (manifest.Purge is { } purge) throw new WorldPurgedException(manifest.World, purge);
        return manifest.Lineage?.Source == source
            ? manifest
            : throw new InvalidOperationException($"World {manifest.World} exists and is no fork of world {source}.");
    }

    private async ValueTask<CheckpointRef> WriteAsync(
        WorldId fork, PastWorld past, CancellationToken cancellationToken)
    {
        var checkpoints = new CheckpointStore(store, fork, time, s_callTimeout);
        var head = HeadOf(fork, past);
        try
        {
            return await WriteAsync(checkpoints, head, past, cancellationToken).ConfigureAwait(false);
        }
        catch (CheckpointDamagedException)
        {
            // Under the name stands what an attempt at another sequence left, which no manifest names.
            await checkpoints.DeleteAsync(head.Batch, cancellationToken).ConfigureAwait(false);
            return await WriteAsync(checkpoints, head, past, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async ValueTask<CheckpointRef> WriteAsync(
        CheckpointStore checkpoints, CheckpointHead head, PastWorld past, CancellationToken cancellationToken)
    {
        using var upload = checkpoints.Begin(head);
        var content = StateCheckpoint.WithoutKeys(past.State, past.Change, upload.Chunks);
        while (content.WriteNext()) await upload.FlushAsync(cancellationToken).ConfigureAwait(false);
        return await upload.PublishAsync(cancellationToken).ConfigureAwait(false);
    }

    // The fork's own batches go on where those of the source stop; no frame of its own stands before them.
    private static CheckpointHead HeadOf(WorldId fork, PastWorld past)
    {
        var shared = past.Place.Head;
        return new CheckpointHead
        {
            IsGenesis = true,
            World = fork,
            Batch = shared.Batch,
            WorldSeq = past.State.Head,
            TimeMs = shared.TimeMs,
            Epoch = Epoch.None,
            Nonce = default,
            FrameHash = Hash256.Zero,
            Segment = shared.Batch.Next,
            Offset = 0,
            Frames = 0,
            StateHash = past.State.StateHash,
        };
    }
}
