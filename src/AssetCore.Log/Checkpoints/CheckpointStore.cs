using System.Collections.Immutable;
using AssetCore.Format.Checkpoints;
using AssetCore.Format.Manifests;
using AssetCore.Ids;
using AssetCore.Log.Manifests;
using AssetCore.Log.Reading;
using AssetCore.Log.Stores;

namespace AssetCore.Log.Checkpoints;

/// <summary>
/// The checkpoints of one world: written whole under new names, verified, and only then named by the manifest. Any
/// thread; any number of them beside each other and beside the writer.
/// </summary>
/// <param name="store">Where they are.</param>
/// <param name="world">Whose.</param>
/// <param name="time">The clock of timeouts and pauses.</param>
/// <param name="callTimeout">How long one call to the store may take.</param>
public sealed class CheckpointStore(ILogStore store, WorldId world, TimeProvider time, TimeSpan callTimeout)
{
    /// <summary>Checkpoints that a manifest names at most.</summary>
    public const int CountMax = ManifestCodec.CheckpointsMax;

    private readonly StoreReads _reads = new(store, world, time, callTimeout);
    private readonly ManifestStore _manifests = new(store, world, time, callTimeout);

    /// <summary>Reads a checkpoint; dispose of the reader.</summary>
    /// <param name="reference">Its name in the manifest.</param>
    public CheckpointReader Open(CheckpointRef reference) => new(_reads, reference);

    /// <summary>Reads the head of a checkpoint alone.</summary>
    /// <exception cref="CheckpointDamagedException">It is not there, or not what the manifest says.</exception>
    /// <exception cref="StorageUnavailableException">The store did not answer.</exception>
    public ValueTask<CheckpointHead> ReadHeadAsync(CheckpointRef reference, CancellationToken cancellationToken) =>
        CheckpointReader.ReadHeadAloneAsync(_reads, reference, cancellationToken);

    /// <summary>Begins to write a checkpoint; dispose of the upload.</summary>
    /// <param name="head">Its head.</param>
    public CheckpointUpload Begin(CheckpointHead head) => new(_reads, head, time, callTimeout);

    /// <summary>What the manifest says; null if there is none.</summary>
    /// <exception cref="LogCorruptException">It does not verify.</exception>
    /// <exception cref="StorageUnavailableException">The store did not answer.</exception>
    public ValueTask<WorldManifest?> ReadManifestAsync(CancellationToken cancellationToken) =>
        _manifests.LookAsync(cancellationToken);

    /// <summary>
    /// Makes the manifest name a checkpoint that was verified, and no longer name those that are known to be bad; thins
    /// the others. One that is older than the newest named is not named: another taker was further.
    /// </summary>
    /// <param name="reference">The checkpoint.</param>
    /// <param name="bad">Checkpoints that were read and found bad.</param>
    /// <param name="cancellationToken">Ends the effort.</param>
    /// <returns>The manifest afterwards; null if there is none.</returns>
    /// <exception cref="LogCorruptException">The manifest does not verify.</exception>
    /// <exception cref="StorageUnavailableException">The store refused, or did not answer.</exception>
    public async ValueTask<WorldManifest?> NameAsync(
        CheckpointRef reference, ImmutableArray<CheckpointRef> bad, CancellationToken cancellationToken)
    {
        var update = await _manifests
            .UpdateAsync(manifest => WithCheckpoint(manifest, reference, bad), cancellationToken)
            .ConfigureAwait(false);
        return update.Manifest;
    }

    /// <summary>
    /// Makes the manifest no longer name a checkpoint that was read and found bad; the beginning of a fork stays named.
    /// </summary>
    /// <exception cref="LogCorruptException">The manifest does not verify.</exception>
    /// <exception cref="StorageUnavailableException">The store refused, or did not answer.</exception>
    public async ValueTask ForgetAsync(CheckpointRef bad, CancellationToken cancellationToken)
    {
        await _manifests
            .UpdateAsync(
                manifest => manifest is not null && manifest.Checkpoints.Contains(bad) && manifest.Genesis != bad
                    ? manifest with { Checkpoints = manifest.Checkpoints.Remove(bad) }
                    : null,
                cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>
    /// Deletes what the manifest no longer names. What is newer than all that it names may be on its way to be named
    /// and stays.
    /// </summary>
    /// <returns>Checkpoints deleted.</returns>
    /// <exception cref="StorageUnavailableException">The store did not answer.</exception>
    public async ValueTask<int> CleanAsync(WorldManifest manifest, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        if (manifest.Checkpoints.IsEmpty) return 0;
        var named = manifest.Checkpoints.Select(reference => reference.Batch).ToHashSet();
        var deleted = 0;
        foreach (var batch in await ListAsync(cancellationToken).ConfigureAwait(false))
        {
            if (batch >= manifest.Checkpoints[0].Batch || named.Contains(batch)) continue;
            await DeleteAsync(batch, cancellationToken).ConfigureAwait(false);
            deleted++;
        }

        return deleted;
    }

    /// <summary>Deletes one checkpoint; nothing if it is not there.</summary>
    /// <exception cref="StorageUnavailableException">The store did not answer.</exception>
    public async ValueTask DeleteAsync(BatchNumber batch, CancellationToken cancellationToken)
    {
        var name = BlobName.Checkpoint(world, batch);
        await _reads
            .CallAsync($"delete {name}", token => store.DeleteAsync(name, token), cancellationToken)
            .ConfigureAwait(false);
    }

    private WorldManifest? WithCheckpoint(
        WorldManifest? manifest, CheckpointRef reference, ImmutableArray<CheckpointRef> bad)
    {
        manifest ??= new WorldManifest { World = world };
        if (manifest.Purge is not null) return null;
        var genesis = manifest.Genesis;
        var isStated = manifest.Checkpoints.Contains(reference)
            && !manifest.Checkpoints.Any(known => known != genesis && known != reference && bad.Contains(known));
        if (isStated) return null;
        var others = manifest.Checkpoints
            .Where(known => known.Batch != reference.Batch && (known == genesis || !bad.Contains(known)))
            .ToImmutableArray();
        if (others.Length > 0 && others[0].Batch > reference.Batch) return null;
        var thinned = CheckpointThinning.Thin(others.Insert(0, reference), manifest.Lineage?.Batch, CountMax);
        return manifest with { Checkpoints = thinned };
    }

    private async ValueTask<List<BatchNumber>> ListAsync(CancellationToken cancellationToken)
    {
        var batches = new List<BatchNumber>();
        try
        {
            var listing = store.ListAsync(BlobName.CheckpointPrefix(world), cancellationToken);
            await foreach (var blob in listing.ConfigureAwait(false))
            {
                if (BlobName.TryParseCheckpoint(blob.Name, world, out var batch)) batches.Add(batch);
            }
        }
        catch (IOException exception)
        {
            throw new StorageUnavailableException(world, "list the checkpoints", exception.Message);
        }

        return batches;
    }
}
