using AssetCore.Ids;
using AssetCore.Log;
using AssetCore.Log.Checkpoints;
using AssetCore.Log.Manifests;
using AssetCore.Log.Stores;

namespace AssetCore.Recovery.Purging;

/// <summary>
/// Work for the stored bytes of a world that may be purged at any moment of it. What the work publishes after the purge
/// has looked would stay for ever, so whoever works looks at the manifest afterwards.
/// </summary>
/// <param name="store">Where the world is.</param>
/// <param name="world">The world.</param>
/// <param name="time">The clock of timeouts and pauses.</param>
internal sealed class PurgedLeftovers(ILogStore store, WorldId world, TimeProvider time)
{
    private static readonly TimeSpan s_callTimeout = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How long work that failed or was ended may look whether its world was purged: a silo that stops waits for it.
    /// </summary>
    private static readonly TimeSpan s_budgetOfFailed = TimeSpan.FromSeconds(5);

    /// <summary>Does the work, and deletes what is left of a world that was purged meanwhile.</summary>
    /// <param name="work">The work.</param>
    /// <param name="cancellationToken">Ends the effort.</param>
    /// <returns>True if the world was purged, and nothing is left of it.</returns>
    /// <exception cref="StorageUnavailableException">The store refused, or did not answer.</exception>
    public async ValueTask<bool> RunAsync(Func<ValueTask> work, CancellationToken cancellationToken)
    {
        try
        {
            await work().ConfigureAwait(false);
            return await SweepAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception fault)
        {
            // However the work ended, it may have published something. And the bytes of a world that is being purged
            // go away under the hands of whoever reads them: then that is what the fault says.
            var isPurged = await TrySweepAsync().ConfigureAwait(false);
            if (isPurged && IsOfPurge(fault)) return true;
            throw;
        }
    }

    /// <summary>True if the world was purged and nothing is left of it; false if not, or if nobody knows.</summary>
    private async ValueTask<bool> TrySweepAsync()
    {
        using var budget = new CancellationTokenSource(s_budgetOfFailed, time);
        try
        {
            return await SweepAsync(budget.Token).ConfigureAwait(false);
        }
        catch (Exception)
        {
            // The fault of the work is the one to tell.
            return false;
        }
    }

    private static bool IsOfPurge(Exception fault) =>
        fault is LogCorruptException or CheckpointDamagedException or StorageUnavailableException;

    private async ValueTask<bool> SweepAsync(CancellationToken cancellationToken)
    {
        var manifest = await new ManifestStore(store, world, time, s_callTimeout)
            .LookAsync(cancellationToken)
            .ConfigureAwait(false);
        if (manifest?.Purge is null) return false;
        await new WorldSweep(store, world).RunAsync(cancellationToken).ConfigureAwait(false);
        return true;
    }
}
