using System.Collections.Immutable;
using AssetCore.Ids;

namespace AssetCore.Reads;

/// <summary>What overlaps a probe; outlines that only touch do not.</summary>
/// <param name="ContainerId">The line or plane.</param>
/// <param name="Overlaps">The instances, by number, at most as many as asked for.</param>
/// <param name="HasMore">True if there are others.</param>
public sealed record OverlapsView(
    ContainerId ContainerId,
    ImmutableArray<ContinuousPlacement> Overlaps,
    bool HasMore) : QueryAnswer;
