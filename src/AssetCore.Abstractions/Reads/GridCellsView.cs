using System.Collections.Immutable;

namespace AssetCore.Reads;

/// <summary>A page of what stands on a grid, by anchor.</summary>
/// <param name="Placements">One for each occupant.</param>
/// <param name="Grid">How full the grid is.</param>
/// <param name="NextCursor">Where the next page begins, or null.</param>
/// <param name="HasMore">True if there is a next page.</param>
/// <param name="Moved">True if the world has moved since the first page of this list; null on first pages.</param>
public sealed record GridCellsView(
    ImmutableArray<GridPlacement> Placements,
    GridSummary Grid,
    string? NextCursor,
    bool HasMore,
    bool? Moved) : QueryAnswer;
