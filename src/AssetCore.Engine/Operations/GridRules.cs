using AssetCore.Containers;
using AssetCore.Engine.State;
using AssetCore.Errors;

namespace AssetCore.Engine.Operations;

/// <summary>What the space of a grid says about an outline.</summary>
internal static class GridRules
{
    /// <summary>The position is one of the grid's.</summary>
    public static Rejection? JudgeInside(in ContainerCell grid, long position)
    {
        var capacity = ((ContainerKind.Grid)grid.Row!.Kind).Capacity;
        return position >= 1 && position <= capacity
            ? null
            : Reject.PlaceOutOfBounds(grid, "cell", position, capacity);
    }

    /// <summary>The turned outline lies within the grid.</summary>
    public static Rejection? JudgeOutline(in ContainerCell grid, int position, Shape footprint)
    {
        var kind = (ContainerKind.Grid)grid.Row!.Kind;
        return CellRect.At(position, footprint, kind.Width).Fits(kind.Width, kind.Height)
            ? null
            : Reject.OutlineOutOfBounds(grid, position, footprint, kind.Width, kind.Height);
    }

    /// <summary>
    /// All cells of an outline that lies within the grid are free, or are among those that the mover leaves.
    /// </summary>
    public static Rejection? JudgeFree(in ContainerCell grid, int position, Shape footprint, CellRect? leaves)
    {
        if (grid.Grid is not { } board) return null;
        var outline = CellRect.At(position, footprint, board.Width);
        var own = leaves is { } left ? outline.Common(left) : 0;
        var covered = board.CountCovered(outline);
        Invariant.Holds(covered >= own, "what stands on a grid covers all its cells");
        return covered == own ? null : Reject.Overlap(grid, position, footprint);
    }
}
