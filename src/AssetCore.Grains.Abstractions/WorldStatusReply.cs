using AssetCore.Errors;
using AssetCore.Worlds;

namespace AssetCore.Grains.Abstractions;

/// <summary>How a world is, or why it does not say: exactly one of the two.</summary>
/// <param name="Status">Its status; null if the question was refused.</param>
/// <param name="Rejection">Why the question was refused; otherwise null.</param>
public sealed record WorldStatusReply(WorldStatus? Status, Rejection? Rejection);
