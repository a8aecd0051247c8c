using System.Collections.Immutable;

namespace AssetCore.Reads;

/// <summary>A page of containers, in ordinal order of their ids.</summary>
/// <param name="Containers">The containers.</param>
/// <param name="NextCursor">Where the next page begins, or null.</param>
/// <param name="HasMore">True if there is a next page.</param>
/// <param name="Moved">True if the world has moved since the first page of this list; null on first pages.</param>
public sealed record ContainerPage(
    ImmutableArray<ContainerItem> Containers,
    string? NextCursor,
    bool HasMore,
    bool? Moved) : QueryAnswer;
