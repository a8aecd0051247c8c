using System.Collections.Immutable;
using AssetCore.Ids;

namespace AssetCore.Reads;

/// <summary>A page of the shapes of a class.</summary>
/// <param name="ClassId">The class.</param>
/// <param name="Shapes">The shapes, by key, null first.</param>
/// <param name="NextCursor">Where the next page begins, or null.</param>
/// <param name="HasMore">True if there is a next page.</param>
/// <param name="Moved">True if the world has moved since the first page of this list; null on first pages.</param>
public sealed record ShapePage(
    ClassId ClassId,
    ImmutableArray<ShapeItem> Shapes,
    string? NextCursor,
    bool HasMore,
    bool? Moved) : QueryAnswer;
