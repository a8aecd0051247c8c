using AssetCore.Containers;
using AssetCore.Engine.Geometry;
using AssetCore.Engine.Queries;
using AssetCore.Engine.State;
using AssetCore.Format.Events;
using AssetCore.Ids;
using AssetCore.Reads;

namespace AssetCore.Engine.Reversals;

/// <summary>Finds what covers a place.</summary>
internal static class PlaceSearch
{
    /// <summary>What is in the way at a place; null if it is free but for the mover itself.</summary>
    /// <param name="state">The state.</param>
    /// <param name="place">A place inside its container.</param>
    /// <param name="mover">What is to stand there.</param>
    public static GridOccupant? FindInTheWay(WorldState state, InstancePlace place, GridOccupant mover) => place switch
    {
        InstancePlace.Slot slot => FindInSlot(state.Containers[slot.Container], slot.SlotIndex, mover),
        InstancePlace.Grid grid => FindOnGrid(state, grid, mover),
        InstancePlace.Line line => FindOnLine(state.Containers[line.Container], line, mover.Instance),
        InstancePlace.Plane plane => FindOnPlane(state.Containers[plane.Container], plane, mover.Instance),
        _ => null,
    };

    private static GridOccupant? FindInSlot(in ContainerCell container, int slot, GridOccupant mover)
    {
        if (container.Slots is not { } board || board[slot] is not { Value: not 0 } holder) return null;
        var occupant = GridOccupant.Of(holder);
        return occupant == mover ? null : occupant;
    }

    // The bitmap says at once when all is free, as it nearly always is.
    private static GridOccupant? FindOnGrid(WorldState state, InstancePlace.Grid place, GridOccupant mover)
    {
        if (state.Containers[place.Container].Grid is not { } board) return null;
        var rect = CellRect.At(place.Position, place.Footprint, board.Width);
        if (board.CountCovered(rect) == 0) return null;
        var window = AnchorWindow.Of(board, new GridRegion(rect.X, rect.Y, rect.Width, rect.Height));
        for (var anchor = window.Next(1); anchor != 0; anchor = window.Next(anchor + 1))
        {
            var isTaken = board.TryGet(anchor, out var occupant);
            Invariant.Holds(isTaken, "an anchor that is marked has an occupant");
            if (occupant == mover) continue;
            if (window.Overlaps(CellRect.At(anchor, FootprintOf(state, occupant), board.Width))) return occupant;
        }

        return null;
    }

    private static GridOccupant? FindOnLine(in ContainerCell container, InstancePlace.Line place, InstanceId mover) =>
        Occupant(container.Line?.LowestOverlap(new LineSpan(place.X, place.Length), mover));

    private static GridOccupant? FindOnPlane(in ContainerCell container, InstancePlace.Plane place, InstanceId mover)
    {
        var rect = PlaneRect.At(place.X, place.Y, place.RotationMillideg, place.Width, place.Height);
        return Occupant(container.Plane?.LowestOverlap(rect, mover));
    }

    private static GridOccupant? Occupant(InstanceId? found) =>
        found is { Value: not 0 } instance ? GridOccupant.Of(instance) : null;

    private static Shape FootprintOf(WorldState state, GridOccupant occupant) =>
        occupant.IsStack ? state.Stacks[occupant.Stack].Footprint : state.Instances[occupant.Instance].Footprint;
}
