using AssetCore.Containers;
using AssetCore.Engine.State;
using AssetCore.Errors;
using AssetCore.Format.Events;
using AssetCore.Ids;
using AssetCore.Quantities;
using AssetCore.Reads;

namespace AssetCore.Engine.Queries;

/// <summary>What stands on a grid, by anchor.</summary>
internal static class GridQueries
{
    // Utilization has four decimals, rounded down: counted in ten-thousandths.
    private static readonly Scale s_utilization = new(10_000);

    public static QueryOutcome List(WorldState state, WorldQuery.GridCells query)
    {
        if (!state.Containers.TryFind(query.Id, out var container))
            return QueryOutcome.Refused(QueryRejections.ContainerNotFound(query.Id));
        ref readonly var cell = ref state.Containers[container];
        if (cell.Type != ContainerType.Grid)
            return QueryOutcome.Refused(QueryRejections.WrongKind(query.Id, cell.Type, "a grid"));
        if (query.Region is { } region && (region.X < 0 || region.Y < 0 || region.Width < 1 || region.Height < 1))
            return QueryOutcome.Refused(QueryRejections.BadRegion(region));
        if (Page(state, container, query, out var builder) is { } refusal) return QueryOutcome.Refused(refusal);
        return QueryOutcome.Answered(
            new GridCellsView(builder!.Items, Summary(cell), builder.NextCursor, builder.HasMore, builder.Moved));
    }

    /// <summary>A page of what stands on a grid.</summary>
    public static Rejection? Page(
        WorldState state, ContainerIndex container, WorldQuery.GridCells query, out PageBuilder<GridPlacement>? builder)
    {
        builder = null;
        var list = $"cells {query.Id} {query.Region}";
        if (PageRequest.Read(state, list, query.Cursor, query.Limit, out var page) is { } refusal) return refusal;
        builder = new PageBuilder<GridPlacement>(page);
        if (state.Containers[container].Grid is not { } board) return null;
        var after = page.After is { } key ? (int)Math.Min(key.Number, (ulong)(board.Width * board.Height)) : 0;
        var window = AnchorWindow.Of(board, query.Region);
        for (var anchor = window.Next(after + 1); anchor != 0; anchor = window.Next(anchor + 1))
        {
            var placement = Placement(state, board, anchor, out var footprint);
            var at = new PageKey("", (ulong)anchor);
            var overlaps = window.Overlaps(CellRect.At(anchor, footprint, board.Width));
            if (!(overlaps ? builder.Add(at, placement) : builder.Skip(at))) break;
        }

        return null;
    }

    /// <summary>How full a grid is.</summary>
    public static GridSummary Summary(in ContainerCell cell)
    {
        var kind = (ContainerKind.Grid)cell.Row!.Kind;
        var covered = cell.Grid?.CoveredCells ?? 0;
        return new GridSummary(
            kind.GridWidth,
            kind.GridWidth is null ? null : kind.Height,
            kind.Capacity,
            covered,
            DecimalQuantity.FromScaled(covered * s_utilization.UnitsPerOne / kind.Capacity, s_utilization));
    }

    private static GridPlacement Placement(WorldState state, GridBoard board, int anchor, out Shape footprint)
    {
        var isTaken = board.TryGet(anchor, out var found);
        Invariant.Holds(isTaken, "an anchor that is marked has an occupant");
        Occupant occupant;
        Rotation rotation;
        if (found.IsStack)
        {
            var stack = state.Stacks[found.Stack];
            (footprint, rotation) = (stack.Footprint, stack.Rotation);
            var quantity = DecimalQuantity.FromInteger(stack.Quantity);
            occupant = new Occupant(found.Stack, null, NameOf(state, stack.Class), stack.Variant.Key, quantity);
        }
        else
        {
            var instance = state.Instances[found.Instance];
            (footprint, rotation) = (instance.Footprint, instance.Rotation);
            occupant = new Occupant(null, found.Instance, NameOf(state, instance.Class), instance.Variant.Key, null);
        }

        var (x, y) = (((anchor - 1) % board.Width) + 1, ((anchor - 1) / board.Width) + 1);
        // Turning twice by a quarter gives the registered shape back: sides change places or they do not.
        return new GridPlacement(anchor, x, y, occupant, footprint.Turned(rotation), rotation);
    }

    private static ClassId NameOf(WorldState state, int index) => new(state.Classes[new ClassIndex(index)].Name!);
}
