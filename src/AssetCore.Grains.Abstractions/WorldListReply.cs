using AssetCore.Errors;
using AssetCore.Worlds;

namespace AssetCore.Grains.Abstractions;

/// <summary>A page of worlds, or why there is none: exactly one of the two.</summary>
/// <param name="Page">The page; null if the question was refused.</param>
/// <param name="Rejection">
/// Why it was refused (a cursor that is none, a store that does not answer); otherwise null.
/// </param>
public sealed record WorldListReply(WorldPage? Page, Rejection? Rejection);
