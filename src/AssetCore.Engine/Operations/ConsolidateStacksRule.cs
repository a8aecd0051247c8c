using AssetCore.Commits;
using AssetCore.Containers;
using AssetCore.Engine.State;
using AssetCore.Errors;
using AssetCore.Format.Events;
using AssetCore.Operations;

namespace AssetCore.Engine.Operations;

/// <summary>
/// Gathers the stacks of a class and key on a grid at the lowest anchors. One event for every stack that changes, by
/// anchor. Walks the anchors of the grid until all that there is of the class and key was seen.
/// </summary>
internal sealed class ConsolidateStacksRule : OperationRule<ConsolidateStacks>
{
    public override OperationCode Code => OperationCode.ConsolidateStacks;

    protected override Rejection? Execute(ConsolidateStacks op, WorldWriter world)
    {
        if (!world.TryFind(op.ContainerId, out var container, out var refusal)) return refusal;
        if (!world.TryFind(op.ClassId, out var classIndex, out refusal)) return refusal;
        ref readonly var cell = ref world.State.Containers[container];
        if (cell.Type != ContainerType.Grid) return Reject.WrongKind(op.ContainerId, cell.Type, "a grid");
        if (cell.Grid is { } board) Gather(board, new BalanceKey(container, classIndex, op.Key), world);
        return null;
    }

    private static void Gather(GridBoard board, in BalanceKey key, WorldWriter world)
    {
        var stackMax = world.State.Classes[new ClassIndex(key.Class)].StackMax ?? long.MaxValue;
        var toPlace = world.State.GridStock.SumOf(key);
        var toSee = toPlace;
        var last = board.Width * board.Height;
        for (var anchor = board.NextAnchor(1, last); toSee > 0; anchor = board.NextAnchor(anchor + 1, last))
        {
            // A commit of too many events is refused at the end of the operation: no need to go on.
            if (world.Trail.Count > CommitLimits.EventsMax) return;
            world.Step();
            var isTaken = board.TryGet(anchor, out var occupant);
            Invariant.Holds(isTaken, "the sum of a class and key is over stacks that stand on the grid");
            if (!occupant.IsStack) continue;
            var stack = world.State.Stacks[occupant.Stack];
            if (stack.Class != key.Class || BalanceKey.ToWord(stack.Variant.Key) != key.KeyWord) continue;
            var quantity = (long)Int128.Min(stackMax, toPlace);
            toSee -= stack.Quantity;
            toPlace -= quantity;
            if (quantity == stack.Quantity) continue;
            world.SetStack(occupant.Stack, quantity == 0 ? null : stack.ToRow() with { Quantity = quantity });
        }

        Invariant.Holds(toPlace == 0, "stacks that held a quantity have room for it");
    }
}
