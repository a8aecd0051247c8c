using AssetCore.Commits;
using AssetCore.Engine.State;
using AssetCore.Errors;
using AssetCore.Format.Events;
using AssetCore.Operations;

namespace AssetCore.Engine.Operations;

/// <summary>
/// Takes a container away, with what it holds if so asked. One event for every row destroyed, in the order in which
/// reads list them, and one for the container.
/// </summary>
internal sealed class RemoveContainerRule : OperationRule<RemoveContainer>
{
    public override OperationCode Code => OperationCode.RemoveContainer;

    protected override Rejection? Execute(RemoveContainer op, WorldWriter world)
    {
        if (!world.TryFind(op.ContainerId, out var container, out var refusal)) return refusal;
        ref readonly var cell = ref world.State.Containers[container];
        if (!op.Drain && !IsEmpty(cell, world.State.Balances.CountOf(container))) return Reject.ContainerNotEmpty(cell);
        DrainBalances(container, world);
        if (cell.Slots is { } slots) DrainSlots(slots, world);
        if (cell.Grid is { } grid) DrainGrid(grid, world);

        // The drains stop where the commit is refused. The container must outlive that: undo puts back only what has an
        // event, and what was not drained stands on the boards that would go with it.
        if (world.Trail.Count > CommitLimits.EventsMax) return null;
        world.SetContainer(container, null);
        return null;
    }

    private static bool IsEmpty(in ContainerCell cell, int balances) =>
        balances == 0 && cell.Slots is not { IsEmpty: false } && cell.Grid is not { IsEmpty: false };

    // A commit that destroys more than it may is refused at the end of the operation: no need to look further than
    // that.
    private static void DrainBalances(ContainerIndex container, WorldWriter world)
    {
        foreach (var entry in world.State.Balances.List(container, null, CommitLimits.EventsMax))
        {
            var variant = new Variant(new ClassIndex(entry.Class), BalanceKey.FromWord(entry.KeyWord));
            var before = world.State.Balances.Get(new BalanceKey(container, variant.Class, variant.Key));
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
}
