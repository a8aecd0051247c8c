using AssetCore.Ids;

namespace AssetCore.Recovery.Archives;

/// <summary>An archive cannot be imported. Nothing that was there before was changed.</summary>
/// <param name="world">The world of the archive.</param>
/// <param name="fault">Why, for programs.</param>
/// <param name="reason">Why, for people.</param>
public sealed class ImportException(WorldId world, ImportFault fault, string reason)
    : Exception($"World {world} cannot be imported: {reason}")
{
    /// <summary>The world of the archive.</summary>
    public WorldId World { get; } = world;

    /// <summary>Why.</summary>
    public ImportFault Fault { get; } = fault;
}
