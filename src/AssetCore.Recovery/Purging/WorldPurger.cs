using AssetCore.Format.Manifests;
using AssetCore.Ids;
using AssetCore.Log;
using AssetCore.Log.Manifests;
using AssetCore.Log.Stores;

namespace AssetCore.Recovery.Purging;

/// <summary>
/// Frees the bytes of a world. With the store's right to write it, where the store has one, the manifest says so first,
/// after which nobody opens the world any more; then everything else of it is deleted. Whoever looks after the world's
/// bytes meanwhile deletes what it comes to publish late (<see cref="PurgedLeftovers"/>). Safe to repeat; an
/// interrupted purge is completed by repeating it.
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
    /// <exception cref="WriterHeldException">Another process has the store's right to write the world.</exception>
    /// <exception cref="LogCorruptException">The manifest does not verify.</exception>
    /// <exception cref="StorageUnavailableException">The store refused, or did not answer.</exception>
    public async ValueTask PurgeAsync(string reason, CancellationToken cancellationToken)
    {
        var granted = await store.AcquireWriterAsync(world, cancellationToken).ConfigureAwait(false);
        if (granted.HeldBy is { } holder) throw new WriterHeldException(world, holder);
        var right = granted.Lease
            ?? throw new StorageUnavailableException(world, "grant the right to write", granted.Failure);
        await using (right.ConfigureAwait(false))
            await PurgeHeldAsync(reason, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask PurgeHeldAsync(string reason, CancellationToken cancellationToken)
    {
        var purge = new WorldPurge(time.GetUtcNow().ToUnixTimeMilliseconds(), reason);
        await new ManifestStore(store, world, time, s_callTimeout)
            .UpdateAsync(manifest => Marked(manifest, purge), cancellationToken)
            .ConfigureAwait(false);
        await new WorldSweep(store, world).RunAsync(cancellationToken).ConfigureAwait(false);
    }

    private WorldManifest? Marked(WorldManifest? manifest, WorldPurge purge)
    {
        manifest ??= new WorldManifest { World = world };
        return manifest.Purge is null ? manifest with { Purge = purge, Checkpoints = [] } : null;
    }
}
