using AssetCore.Format.Manifests;
using AssetCore.Ids;
using AssetCore.Log;
using AssetCore.Log.Manifests;
using AssetCore.Log.Stores;

namespace AssetCore.Recovery.Purging;

/// <summary>
/// Frees the bytes of a world. The manifest says so first, after which nobody opens the world any more; then everything
/// else of it is deleted. Safe to repeat; an interrupted purge is completed by repeating it.
/// </summary>
/// <param name="store">Where the world is.</param>
/// <param name="world">The world. Whether it may go is for the caller to know; its writer has ended.</param>
/// <param name="time">The clock of timeouts, pauses, and of the record.</param>
public sealed class WorldPurger(ILogStore store, WorldId world, TimeProvider time)
{
    private static readonly TimeSpan s_callTimeout = TimeSpan.FromSeconds(10);

    /// <summary>Deletes until nothing is left but the manifest.</summary>
    /// <param name="reason">Why, for the record.</param>
    /// <param name="cancellationToken">Ends the effort; repeating it goes on.</param>
    /// <exception cref="LogCorruptException">The manifest does not verify.</exception>
    /// <exception cref="StorageUnavailableException">The store refused, or did not answer.</exception>
    public async ValueTask PurgeAsync(string reason, CancellationToken cancellationToken)
    {
        var purge = new WorldPurge(time.GetUtcNow().ToUnixTimeMilliseconds(), reason);
        await new ManifestStore(store, world, time, s_callTimeout)
            .UpdateAsync(manifest => Marked(manifest, purge), cancellationToken)
            .ConfigureAwait(false);

        // Until nothing is found: what was on its way while the world was marked (a checkpoint, an index, a pack) may
        // come to stand there a moment later.
        for (var found = await ListAsync(cancellationToken).ConfigureAwait(false); found.Count > 0;)
        {
            foreach (var name in found)
            {
                cancellationToken.ThrowIfCancellationRequested();
                await DeleteAsync(name, cancellationToken).ConfigureAwait(false);
            }

            found = await ListAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private WorldManifest? Marked(WorldManifest? manifest, WorldPurge purge)
    {
        manifest ??= new WorldManifest { World = world };
        return manifest.Purge is null ? manifest with { Purge = purge, Checkpoints = [] } : null;
    }

    private async ValueTask<List<BlobName>> ListAsync(CancellationToken cancellationToken)
    {
        var (names, manifest) = (new List<BlobName>(), BlobName.Manifest(world));
        try
        {
            var listing = store.ListAsync(BlobName.WorldPrefix(world), cancellationToken);
            await foreach (var blob in listing.ConfigureAwait(false))
                if (blob.Name != manifest) names.Add(blob.Name);
        }
        catch (IOException fault)
        {
            throw new StorageUnavailableException(world, "list what is to be purged", fault.Message);
        }

        return names;
    }

    private async ValueTask DeleteAsync(BlobName name, CancellationToken cancellationToken)
    {
        var result = await store.DeleteAsync(name, cancellationToken).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        if (result.Status is StoreStatus.Done or StoreStatus.NotFound) return;
        throw new StorageUnavailableException(world, $"delete {name}", result.Detail ?? result.Status.ToString());
    }
}
