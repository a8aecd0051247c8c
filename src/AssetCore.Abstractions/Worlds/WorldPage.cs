using System.Collections.Immutable;

namespace AssetCore.Worlds;

/// <summary>A page of worlds, in order of their numbers.</summary>
/// <param name="Namespaces">The worlds.</param>
/// <param name="NextCursor">Where the next page begins, or null.</param>
/// <param name="HasMore">True if there is a next page.</param>
public sealed record WorldPage(ImmutableArray<WorldItem> Namespaces, string? NextCursor, bool HasMore);
