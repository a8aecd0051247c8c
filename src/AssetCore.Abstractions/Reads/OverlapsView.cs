using System.Collections.Immutable;
using AssetCore.Ids;

namespace AssetCore.Reads;

/// <summary>A page of what overlaps a probe; outlines that only touch do not.</summary>
/// <param name="ContainerId">The line or plane.</param>
/// <param name="Overlaps">The instances, by number, at most as many as asked for.</param>
/// <param name="NextCursor">Where the next page begins, or null.</param>
/// <param name="HasMore">True if there is a next page.</param>
/// <param name="Moved">True if the world has moved since the first page of this list; null on first pages.</param>
public sealed record OverlapsView(
    ContainerId ContainerId,
    ImmutableArray<ContinuousPlacement> Overlaps,
    string? NextCursor,
    bool HasMore,
    bool? Moved) : QueryAnswer;
