using System.Collections.Immutable;

namespace AssetCore.Reads;

/// <summary>A page of instances, by number.</summary>
/// <param name="Instances">The instances.</param>
/// <param name="NextCursor">Where the next page begins, or null.</param>
/// <param name="HasMore">True if there is a next page.</param>
/// <param name="Moved">True if the world has moved since the first page of this list; null on first pages.</param>
public sealed record InstancePage(
    ImmutableArray<InstanceItem> Instances,
    string? NextCursor,
    bool HasMore,
    bool? Moved) : QueryAnswer;
