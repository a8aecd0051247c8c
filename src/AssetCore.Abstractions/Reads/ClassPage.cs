using System.Collections.Immutable;

namespace AssetCore.Reads;

/// <summary>A page of classes, in ordinal order of their ids.</summary>
/// <param name="Classes">The classes.</param>
/// <param name="NextCursor">Where the next page begins, or null.</param>
/// <param name="HasMore">True if there is a next page.</param>
/// <param name="Moved">True if the world has moved since the first page of this list; null on first pages.</param>
public sealed record ClassPage(
    ImmutableArray<ClassItem> Classes,
    string? NextCursor,
    bool HasMore,
    bool? Moved) : QueryAnswer;
