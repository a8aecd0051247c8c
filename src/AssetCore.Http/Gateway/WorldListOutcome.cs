using AssetCore.Errors;
using AssetCore.Worlds;

namespace AssetCore.Http.Gateway;

/// <summary>What became of listing worlds: exactly one of a page and a rejection.</summary>
/// <param name="Page">The page.</param>
/// <param name="Rejection">Why there is none.</param>
internal readonly record struct WorldListOutcome(WorldPage? Page, Rejection? Rejection);
