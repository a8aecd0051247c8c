using AssetCore.Format.Manifests;
using AssetCore.Ids;

namespace AssetCore.Log;

/// <summary>The bytes of a world were freed: nobody can open it any more.</summary>
/// <param name="world">The world.</param>
/// <param name="purge">When and why.</param>
public sealed class WorldPurgedException(WorldId world, WorldPurge purge)
    : Exception($"World {world} was purged: {purge.Reason}")
{
    /// <summary>The world.</summary>
    public WorldId World { get; } = world;

    /// <summary>When and why.</summary>
    public WorldPurge Purge { get; } = purge;
}
