using AssetCore.Ids;

namespace AssetCore.Log;

/// <summary>Another process holds the store's exclusive right to write a world.</summary>
/// <param name="world">The world.</param>
/// <param name="heldBy">Who holds it.</param>
public sealed class WriterHeldException(WorldId world, string heldBy)
    : Exception($"World {world} is being written by {heldBy}.")
{
    /// <summary>The world.</summary>
    public WorldId World { get; } = world;

    /// <summary>Who holds the right.</summary>
    public string HeldBy { get; } = heldBy;
}
