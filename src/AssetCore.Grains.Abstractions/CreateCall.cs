using AssetCore.Ids;

namespace AssetCore.Grains.Abstractions;

/// <summary>A world to be made.</summary>
/// <param name="World">Its number, 1 or more.</param>
/// <param name="DisplayName">Its name for people, or null.</param>
/// <param name="Reason">Why, for the record.</param>
public sealed record CreateCall(WorldId World, string? DisplayName, string Reason);
