using AssetCore.Ids;

namespace AssetCore.Log;

/// <summary>
/// The store did not do what was asked within the budget; nothing was lost, and trying later is right.
/// </summary>
/// <param name="world">The world.</param>
/// <param name="action">What was attempted ("read worlds/1/log/...").</param>
/// <param name="detail">What the store said.</param>
public sealed class StorageUnavailableException(WorldId world, string action, string? detail)
    : Exception($"The store of world {world} could not {action}: {detail ?? "no detail"}")
{
    /// <summary>The world.</summary>
    public WorldId World { get; } = world;

    /// <summary>What was attempted.</summary>
    public string Action { get; } = action;

    /// <summary>What the store said.</summary>
    public string? Detail { get; } = detail;
}
