using AssetCore.Ids;

namespace AssetCore.Recovery.Archives;

/// <summary>A world has nothing that an archive could hold.</summary>
/// <param name="world">The world.</param>
/// <param name="reason">Why not.</param>
public sealed class NothingToExportException(WorldId world, string reason)
    : Exception($"World {world} cannot be exported: {reason}")
{
    /// <summary>The world.</summary>
    public WorldId World { get; } = world;
}
