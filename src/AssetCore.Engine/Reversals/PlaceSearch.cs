using AssetCore.Containers;
using AssetCore.Engine.Geometry;
using AssetCore.Engine.Queries;
using AssetCore.Engine.State;
using AssetCore.Format.Events;
using AssetCore.Ids;
using AssetCore.Reads;

namespace AssetCore.Engine.Reversals;

/// <summary>Finds what covers a place: in an order that depends on what stands there alone.</summary>
internal static class PlaceSearch
{
    private static readonly IReadOnlyList<GridOccupant> s_nothing = [];

    /// <summary>What is in the way at a place; nothing if it is free but for the mover itself.</summary>
    /// <param name="state">The state.</param>
    /// <param name="place">A place inside its container.</param>
    /// <param name="mover">What is to stand there.</param>
    public static IReadOnlyList<GridOccupant> FindInTheWay(
        WorldState state, InstancePlace place, GridOccupant mover) => place switch
        {
            InstancePlace.Slot slot => FindInSlot(state.Containers[slot.Container], slot.SlotIndex, mover),
            InstancePlace.Grid grid => FindOnGrid(state, grid, mover),
            InstancePlace.Line line => FindOnLine(state.Containers[line.Container], line, mover),
            InstancePlace.Plane plane => FindOnPlane(state.Containers[plane.Container], plane, mover),
            _ => s_nothing,
        };

    private static IReadOnlyList<GridOccupant> FindInSlot(in ContainerCell container, int slot, GridOccupant mover)
    {
        if (container.Slots is not { } board || board[slot] is not { Value: not 0 } holder) return s_nothing;
        var occupant = GridOccupant.Of(holder);
        return occupant == mover ? s_nothing : [occupant];
    }

    // The bitmap says at once when all is free, as it nearly always is.
    private static IReadOnlyList<GridOccupant> FindOnGrid(
        WorldState state, InstancePlace.Grid place, GridOccupant mover)
    {
        if (state.Containers[place.Container].Grid is not { } board) return s_nothing;
        var rect = CellRect.At(place.Position, place.Footprint, board.Width);
        if (board.CountCovered(rect) == 0) return s_nothing;
        var found = new List<GridOccupant>();
        var window = AnchorWindow.Of(board, new GridRegion(rect.X, rect.Y, rect.Width, rect.Height));
        for (var anchor = window.Next(1); anchor != 0; anchor = window.Next(anchor + 1))
        {
            var isTaken = board.TryGet(anchor, out var occupant);
            Invariant.Holds(isTaken, "an anchor that is marked has an occupant");
            if (occupant == mover) continue;
            if (window.Overlaps(CellRect.At(anchor, FootprintOf(state, occupant), board.Width))) found.Add(occupant);
        }

        return found;
    }

    private static IReadOnlyList<GridOccupant> FindOnLine(
        in ContainerCell container, InstancePlace.Line place, GridOccupant mover)
    {
        if (container.Line is not { } board) return s_nothing;
        var found = new List<InstanceId>();
        var isAll = board.TryAddOverlaps(new LineSpan(place.X, place.Length), int.MaxValue, found);
        Invariant.Holds(isAll, "a search without a limit comes to its end");
        return Others(found, mover);
    }

    private static IReadOnlyList<GridOccupant> FindOnPlane(
        in ContainerCell container, InstancePlace.Plane place, GridOccupant mover)
    {
        if (container.Plane is not { } board) return s_nothing;
        var found = new List<InstanceId>();
        var rect = PlaneRect.At(place.X, place.Y, place.RotationMillideg, place.Width, place.Height);
        var isAll = board.TryAddOverlaps(rect, int.MaxValue, found);
        Invariant.Holds(isAll, "a search without a limit comes to its end");
        return Others(found, mover);
    }

    private static IReadOnlyList<GridOccupant> Others(List<InstanceId> found, GridOccupant mover)
    {
        found.Remove(mover.Instance);
        return found.Count == 0 ? s_nothing : found.ConvertAll(GridOccupant.Of);
    }

    private static Shape FootprintOf(WorldState state, GridOccupant occupant) =>
        occupant.IsStack ? state.Stacks[occupant.Stack].Footprint : state.Instances[occupant.Instance].Footprint;
}
