using AssetCore.Errors;
using AssetCore.Worlds;

namespace AssetCore.Grains.Abstractions;

/// <summary>A page of the feed of changes, or why there is none: exactly one of the two.</summary>
/// <param name="Page">The page; null if the question was refused.</param>
/// <param name="Rejection">Why it was refused; otherwise null.</param>
public sealed record WorldChangesReply(WorldChangePage? Page, Rejection? Rejection);
