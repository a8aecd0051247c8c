using AssetCore.Worlds;

namespace AssetCore.Grains.Abstractions;

/// <summary>A page of worlds.</summary>
/// <param name="Page">The page.</param>
public sealed record WorldListReply(WorldPage Page);
