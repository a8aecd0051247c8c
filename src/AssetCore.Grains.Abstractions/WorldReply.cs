using AssetCore.Errors;
using AssetCore.Worlds;

namespace AssetCore.Grains.Abstractions;

/// <summary>What became of making a world: the world, or why not.</summary>
/// <param name="World">The world as the index lists it; null if it was refused.</param>
/// <param name="Rejection">Why it was refused; null if it exists now.</param>
public sealed record CreateReply(WorldItem? World, Rejection? Rejection);
