using System.Collections.Immutable;
using AssetCore.Ids;

namespace AssetCore.Reads;

/// <summary>A page of the extents of a class.</summary>
/// <param name="ClassId">The class.</param>
/// <param name="Extents">The extents, by key, null first.</param>
/// <param name="NextCursor">Where the next page begins, or null.</param>
/// <param name="HasMore">True if there is a next page.</param>
/// <param name="Moved">True if the world has moved since the first page of this list; null on first pages.</param>
public sealed record ExtentPage(
    ClassId ClassId,
    ImmutableArray<ExtentItem> Extents,
    string? NextCursor,
    bool HasMore,
    bool? Moved) : QueryAnswer;
