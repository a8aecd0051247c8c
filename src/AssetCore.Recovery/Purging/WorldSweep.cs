using AssetCore.Ids;
using AssetCore.Log;
using AssetCore.Log.Stores;

namespace AssetCore.Recovery.Purging;

/// <summary>Deletes everything of a world but its manifest, which says that it was purged. Safe to repeat.</summary>
/// <param name="store">Where the world is.</param>
/// <param name="world">The world.</param>
internal sealed class WorldSweep(ILogStore store, WorldId world)
{
    /// <summary>Deletes until nothing is found.</summary>
    /// <exception cref="StorageUnavailableException">The store refused, or did not answer.</exception>
    public async ValueTask RunAsync(CancellationToken cancellationToken)
    {
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
