using AssetCore.Format.Manifests;
using AssetCore.Ids;

namespace AssetCore.Log;

/// <summary>The bytes of a world are not there: they were freed, or a fork of it came into this store alone.</summary>
public sealed class WorldPurgedException : Exception
{
    /// <summary>They were freed.</summary>
    /// <param name="world">The world.</param>
    /// <param name="purge">When and why.</param>
    public WorldPurgedException(WorldId world, WorldPurge purge)
        : base($"World {world} was purged: {purge.Reason}") => (World, Purge) = (world, purge);

    /// <summary>They never were in this store.</summary>
    /// <param name="world">The world.</param>
    public WorldPurgedException(WorldId world)
        : base($"World {world} is not in this store: a fork of it was imported alone") => World = world;

    /// <summary>The world.</summary>
    public WorldId World { get; }

    /// <summary>When and why its bytes were freed; null if they never were here.</summary>
    public WorldPurge? Purge { get; }
}
