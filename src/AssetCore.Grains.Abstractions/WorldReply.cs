using AssetCore.Errors;
using AssetCore.Worlds;

namespace AssetCore.Grains.Abstractions;

/// <summary>What became of making or changing a world: the world as it is now, or why not.</summary>
/// <param name="World">The world; null if it was refused.</param>
/// <param name="Rejection">Why it was refused; null if the world is as was asked for.</param>
public sealed record WorldReply(WorldItem? World, Rejection? Rejection);
