using AssetCore.Errors;
using AssetCore.Worlds;

namespace AssetCore.Grains.Abstractions;

/// <summary>The checkpoint of a world, or why there is none: exactly one of the two.</summary>
/// <param name="Checkpoint">The newest checkpoint; null if none could be taken.</param>
/// <param name="Rejection">Why none could be taken; otherwise null.</param>
public sealed record CheckpointReply(WorldCheckpoint? Checkpoint, Rejection? Rejection);
