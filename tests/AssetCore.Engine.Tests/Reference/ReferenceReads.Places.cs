using AssetCore.Containers;
using AssetCore.Errors;
using AssetCore.Ids;
using AssetCore.Operations;
using AssetCore.Quantities;
using AssetCore.Reads;

namespace AssetCore.Engine.Tests.Reference;

/// <content>What containers hold.</content>
internal sealed partial class ReferenceReads
{
    private IReadOnlyList<string> Contents(ContainerId id)
    {
        if (state.Find(id) is not { } number) return ReadText.Refused(ErrorCode.ContainerNotFound);
        return state.Containers[number]!.Kind switch
        {
            ContainerKind.Slots slots => SlotLines(id, slots),
            ContainerKind.Grid grid =>
                [$"{Summary(id, grid)}", .. Balances(id), .. Lines(Placements(id, grid, null))],
            ContainerKind.Balance => Balances(id),
            var kind => [$"{kind}", .. Lines(OnLinesAndPlanes(number))],
        };
    }

    private IReadOnlyList<string> Balances(ContainerId id)
    {
        if (state.Find(id) is not { } number) return ReadText.Refused(ErrorCode.ContainerNotFound);
        return state.Containers[number]!.Kind switch
        {
            ContainerKind.Balance balance => Lines(state.Balances.Where(b => b.Key.Container == number)
                .OrderBy(b => (state.IdOf(b.Key.What.Class), b.Key.What.Key))
                .Select(b => ItemOf(b.Key.What, b.Value, balance.Scale))),
            ContainerKind.Grid => Lines(state.Stacks.Rows.Where(stack => stack.Container == number)
                .GroupBy(stack => stack.What).OrderBy(group => (state.IdOf(group.Key.Class), group.Key.Key))
                .Select(group => SumOf(group.Key, group))),
            _ => ReadText.Refused(ErrorCode.WrongContainerKind),
        };
    }

    private BalanceItem ItemOf(ClassKey what, BalanceRow row, Scale scale) => new(
        state.IdOf(what.Class),
        what.Key,
        DecimalQuantity.FromScaled((long)row.Quantity, scale),
        (long)row.Quantity,
        DecimalQuantity.FromScaled((long)row.Held, scale));

    /// <summary>Beyond 64 bits the quantity still says the sum, and the units say the most they can.</summary>
    private BalanceItem SumOf(ClassKey what, IEnumerable<StackRow> stacks)
    {
        var sum = Sum(stacks.Select(stack => stack.Quantity));
        return new BalanceItem(
            state.IdOf(what.Class),
            what.Key,
            DecimalQuantity.FromScaled(sum, Scale.Whole),
            (long)Int128.Min(sum, long.MaxValue),
            DecimalQuantity.FromInteger(0));
    }

    private IReadOnlyList<string> SlotLines(ContainerId id, ContainerKind.Slots kind)
    {
        var slots = from instance in state.Instances
                    let slot = instance.Value.Place?.At as Location.Slot
                    where slot?.Container == id
                    orderby slot.SlotIndex
                    let what = instance.Value.What
                    select new SlotItem((int)slot.SlotIndex, instance.Key, state.IdOf(what.Class), what.Key);
        return [$"{kind.Count} slots", .. Lines(slots)];
    }

    private IEnumerable<GridPlacement> Placements(ContainerId id, ContainerKind.Grid kind, GridRegion? region)
    {
        var number = state.Find(id)!.Value;
        var grid = new ReferenceGrid(state, number, kind);
        var stacks = from stack in state.Stacks
                     let row = stack.Value
                     where row.Container == number
                     let quantity = DecimalQuantity.FromInteger((long)row.Quantity)
                     let occupant = new Occupant(stack.Key, null, state.IdOf(row.What.Class), row.What.Key, quantity)
                     select PlacementOf(kind, row.Anchor, occupant, row.Shape, row.Rotation);
        var instances = from instance in state.Instances
                        let cell = instance.Value.Place?.At as Location.GridCell
                        where cell?.Container == id
                        let what = instance.Value.What
                        let occupant = new Occupant(null, instance.Key, state.IdOf(what.Class), what.Key, null)
                        select PlacementOf(
                            kind, cell.Position, occupant, instance.Value.Place!.Shape!.Value, cell.Rotation!.Value);
        return stacks.Concat(instances)
            .Where(placement => region is null
                || grid.CellsOf(placement.Position, placement.Shape, placement.Rotation)
                    .Any(cell => IsIn(region.Value, kind, cell)))
            .OrderBy(placement => placement.Position);
    }

    private static GridPlacement PlacementOf(
        ContainerKind.Grid kind, long anchor, Occupant occupant, Shape shape, Rotation rotation) =>
        new(
            (int)anchor,
            (int)((anchor - 1) % kind.Width) + 1,
            (int)((anchor - 1) / kind.Width) + 1,
            occupant,
            shape,
            rotation);

    /// <summary>Regions count from 0.</summary>
    private static bool IsIn(GridRegion region, ContainerKind.Grid kind, long cell)
    {
        var (x, y) = ((cell - 1) % kind.Width, (cell - 1) / kind.Width);
        return x >= region.X && x < region.X + region.Width && y >= region.Y && y < region.Y + region.Height;
    }

    private GridSummary Summary(ContainerId id, ContainerKind.Grid kind)
    {
        const int Parts = 10_000;
        var grid = new ReferenceGrid(state, state.Find(id)!.Value, kind);
        var covered = Enumerable.Range(1, kind.Capacity).Count(position => !grid.IsFree(position));
        var share = DecimalQuantity.FromScaled((long)covered * Parts / kind.Capacity, new Scale(Parts));
        return new GridSummary(
            kind.GridWidth, kind.GridWidth is null ? null : kind.Height, kind.Capacity, covered, share);
    }

    private IReadOnlyList<string> Free(WorldQuery.GridFree query)
    {
        if (state.Find(query.Id) is not { } container) return ReadText.Refused(ErrorCode.ContainerNotFound);
        if (state.Find(query.ClassId) is not { } of) return ReadText.Refused(ErrorCode.ClassNotFound);
        var kind = (ContainerKind.Grid)state.Containers[container]!.Kind;
        if (state.ShapeOf(new ClassKey(of, query.Key)) is not { } shape)
        {
            return ReadText.Refused(ErrorCode.UnregisteredClassShape);
        }

        var grid = new ReferenceGrid(state, container, kind);
        var anchor = Enumerable.Range(1, kind.Capacity).FirstOrDefault(position =>
            grid.HasRoomInside(position, shape, Rotation.None)
            && grid.IsFree(position, shape, Rotation.None, null, null));
        int? some(int number) => anchor == 0 ? null : number;
        var (x, y) = (((anchor - 1) % kind.Width) + 1, ((anchor - 1) / kind.Width) + 1);
        return [$"{new GridFreeView(query.Id, query.ClassId, query.Key, shape, some(anchor), some(x), some(y))}"];
    }

    private List<string> Overlaps(WorldQuery.Overlaps query)
    {
        var container = state.Find(query.Id)!.Value;
        var standing = query.Probe switch
        {
            OverlapProbe.Span probe => new Standing(
                container, new Location.Line(query.Id, probe.CenterX), null, Extent.Span(probe.Length)),
            OverlapProbe.Rectangle probe => new Standing(
                container,
                new Location.Plane(query.Id, probe.CenterX, probe.CenterY, probe.RotationMillideg),
                null,
                Extent.Rectangle(probe.Width, probe.Height)),
            _ => throw new ArgumentOutOfRangeException(nameof(query), query, "There is no such probe."),
        };
        return Lines(new ReferenceSpace(state, container).Overlapping(standing).Order().Select(PlacementOf));
    }

    private IEnumerable<ContinuousPlacement> OnLinesAndPlanes(ContainerNumber container) => state.Instances
        .Where(instance => instance.Value.Place?.Container == container)
        .Select(instance => instance.Key).Order().Select(PlacementOf);

    private ContinuousPlacement PlacementOf(InstanceId id)
    {
        var (what, _, place) = state.Instances[id]!;
        var occupant = new Occupant(null, id, state.IdOf(what.Class), what.Key, null);
        return place!.At switch
        {
            Location.Line line => new(line.X, null, occupant, place.Extent!.Value, null),
            Location.Plane plane => new(
                plane.X, plane.Y, occupant, place.Extent!.Value, (int)plane.RotationMillideg!.Value),
            _ => throw new ArgumentOutOfRangeException(nameof(id), id, "It stands on no line and no plane."),
        };
    }
}
