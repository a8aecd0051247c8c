using AssetCore.Commits;
using AssetCore.Engine.State;
using AssetCore.Format.Events;
using AssetCore.Ids;

namespace AssetCore.Engine.Operations;

/// <summary>
/// Destroys what a container holds: one event for every row, in the order in which reads list them. A commit that
/// destroys more than it may is refused at the end of the operation: no need to look further than that.
/// </summary>
internal static class ContainerDrain
{
    /// <summary>Destroys balances, then what has its place there.</summary>
    public static void Execute(ContainerIndex container, WorldWriter world)
    {
        ref readonly var cell = ref world.State.Containers[container];
        DrainBalances(container, world);
        if (cell.Slots is { } slots) DrainSlots(slots, world);
        if (cell.Grid is { } grid) DrainGrid(grid, world);
        if (cell.Line is { } line) DrainInstances(line.Instances, world);
        if (cell.Plane is { } plane) DrainInstances(plane.Instances, world);
    }

    private static void DrainBalances(ContainerIndex container, WorldWriter world)
    {
        foreach (var entry in world.State.Balances.List(container, null, CommitLimits.EventsMax))
        {
            var variant = new Variant(new ClassIndex(entry.Class), BalanceKey.FromWord(entry.KeyWord));
            var before = world.State.Balances.Get(new BalanceKey(container, variant.Class, variant.Key));
            Invariant.Holds(before.Held == 0, "a container of which something is held is not drained");
            world.SetBalance(container, variant, default, before);
        }
    }

    private static void DrainSlots(SlotBoard slots, WorldWriter world)
    {
        for (var slot = slots.NextTaken(1); slot != 0; slot = slots.NextTaken(slot))
        {
            if (world.Trail.Count > CommitLimits.EventsMax) return;
            world.SetInstance(slots[slot], null);
        }
    }

    private static void DrainGrid(GridBoard grid, WorldWriter world)
    {
        var last = grid.Width * grid.Height;
        for (var anchor = grid.NextAnchor(1, last); anchor != 0; anchor = grid.NextAnchor(anchor, last))
        {
            if (world.Trail.Count > CommitLimits.EventsMax) return;
            var isTaken = grid.TryGet(anchor, out var occupant);
            Invariant.Holds(anchor <= last, "anchors lie inside their grid");
            Invariant.Holds(isTaken, "an anchor that is marked has an occupant");
            if (occupant.IsStack) world.SetStack(occupant.Stack, null);
            else world.SetInstance(occupant.Instance, null);
        }
    }

    // Each one destroyed leaves the list, so the first is always the next.
    private static void DrainInstances(SortedPages<InstanceId> instances, WorldWriter world)
    {
        for (var walk = instances.FromStart(); walk.MoveNext(); walk = instances.FromStart())
        {
            if (world.Trail.Count > CommitLimits.EventsMax) return;
            world.SetInstance(walk.Current, null);
        }
    }
}
