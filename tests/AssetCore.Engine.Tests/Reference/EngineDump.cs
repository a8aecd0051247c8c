using AssetCore.Engine.State;
using AssetCore.Format.Events;
using AssetCore.Ids;
using AssetCore.Operations;

namespace AssetCore.Engine.Tests.Reference;

/// <summary>Reads all tables of L1 by their dense numbers.</summary>
internal static class EngineDump
{
    public static WorldDump Of(WorldState state)
    {
        var dump = new WorldDumpBuilder();
        var (containers, classes) = (state.Counters.NextContainer, state.Counters.NextClass);
        for (var index = 0; index < containers; index++) AddContainer(dump, state, new ContainerIndex(index));
        for (var index = 0; index < classes; index++) AddClass(dump, state, new ClassIndex(index));
        for (var id = 1L; id < state.Counters.NextStack; id++) AddStack(dump, state, new StackId(id));
        for (var id = 1L; id < state.Counters.NextInstance; id++) AddInstance(dump, state, new InstanceId(id));
        for (var walk = state.Holds.InOrder.FromStart(); walk.MoveNext();) AddHold(dump, state, walk.Current);
        return dump.Build();
    }

    private static void AddContainer(WorldDumpBuilder dump, WorldState state, ContainerIndex index)
    {
        if (state.Containers[index].Row is not { } row) return;
        dump.Container(row.Id, row.Kind, row.Owner, row.Policies, row.DisplayName);
        foreach (var entry in state.Balances.List(index, null, int.MaxValue))
        {
            var key = BalanceKey.FromWord(entry.KeyWord);
            var balance = state.Balances.Get(new BalanceKey(index.Value, entry.Class, key));
            dump.Balance(row.Id, new ClassId(entry.ClassName), key, balance.Quantity, balance.Held);
        }
    }

    private static void AddClass(WorldDumpBuilder dump, WorldState state, ClassIndex index)
    {
        ref readonly var cell = ref state.Classes[index];
        if (cell.Row is not { } row) return;
        dump.Class(row.Id, row.Name, row.Flags, row.Behavior);
        if (cell.Shapes is { } shapes)
        {
            for (var walk = shapes.FromStart(); walk.MoveNext();)
            {
                dump.Shape(row.Id, BalanceKey.FromWord(walk.Current.KeyWord), walk.Current.Shape);
            }
        }

        if (cell.Extents is not { } extents) return;
        for (var walk = extents.FromStart(); walk.MoveNext();)
        {
            dump.Extent(row.Id, BalanceKey.FromWord(walk.Current.KeyWord), walk.Current.Extent);
        }
    }

    private static void AddStack(WorldDumpBuilder dump, WorldState state, StackId id)
    {
        ref readonly var cell = ref state.Stacks[id];
        if (cell.IsVacant) return;
        var row = cell.ToRow();
        var (grid, of) = (IdOf(state, row.Container), IdOf(state, row.Class));
        dump.Stack(id, grid, row.Position, row.Rotation, of, row.Key, row.Quantity);
    }

    private static void AddInstance(WorldDumpBuilder dump, WorldState state, InstanceId id)
    {
        ref readonly var cell = ref state.Instances[id];
        if (cell.IsVacant) return;
        var row = cell.ToRow();
        Location? place = row.Place switch
        {
            InstancePlace.Slot slot => new Location.Slot(IdOf(state, slot.Container), slot.SlotIndex),
            InstancePlace.Grid grid => new Location.GridCell(IdOf(state, grid.Container), grid.Position, grid.Rotation),
            InstancePlace.Line line => new Location.Line(IdOf(state, line.Container), line.X),
            InstancePlace.Plane plane => new Location.Plane(
                IdOf(state, plane.Container), plane.X, plane.Y, plane.RotationMillideg),
            _ => null,
        };
        InstanceId? parent = row.Parent.Value == 0 ? null : row.Parent;
        dump.Instance(id, IdOf(state, row.Class), row.Key, parent, place);
    }

    private static void AddHold(WorldDumpBuilder dump, WorldState state, HoldEntry hold)
    {
        var row = hold.Row!;
        dump.Hold(
            new HoldId(hold.Id),
            IdOf(state, row.Container),
            IdOf(state, row.Class),
            row.Key,
            row.Quantity,
            row.ExpiresAtWorldSeq?.Value,
            row.ExpiresAtMs);
    }

    private static ContainerId IdOf(WorldState state, ContainerIndex index) => state.Containers[index].Row!.Id;

    private static ClassId IdOf(WorldState state, ClassIndex index) => state.Classes[index].Row!.Id;
}
