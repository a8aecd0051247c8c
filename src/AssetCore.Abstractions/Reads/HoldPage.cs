using System.Collections.Immutable;

namespace AssetCore.Reads;

/// <summary>A page of open holds, by id.</summary>
/// <param name="Holds">The holds.</param>
/// <param name="NextCursor">Where the next page begins, or null.</param>
/// <param name="HasMore">True if there is a next page.</param>
/// <param name="Moved">True if the world has moved since the first page of this list; null on first pages.</param>
public sealed record HoldPage(
    ImmutableArray<HoldItem> Holds,
    string? NextCursor,
    bool HasMore,
    bool? Moved) : QueryAnswer;
