using AssetCore.Ids;

namespace AssetCore.Recovery.Upkeep;

/// <summary>
/// Something to be done for a world's stored bytes in the background, safe to repeat and safe beside its writer. Run
/// for a world when it is opened, after one of its segments was sealed, and when the chore asked to come back.
/// </summary>
public interface IWorldChore
{
    /// <summary>What it does, for people: "index segments".</summary>
    string Name { get; }

    /// <summary>Does what there is to do for a world.</summary>
    /// <param name="world">The world.</param>
    /// <param name="cancellationToken">Ends the effort; what is half done is done again later.</param>
    /// <returns>
    /// After how long there will be something to do though nothing is sealed meanwhile, above 0; null if there will
    /// not.
    /// </returns>
    /// <exception cref="Log.StorageUnavailableException">The store refused, or did not answer.</exception>
    /// <exception cref="Log.LogCorruptException">The log does not verify.</exception>
    ValueTask<TimeSpan?> RunAsync(WorldId world, CancellationToken cancellationToken);
}
