using System.Numerics;
using AssetCore.Errors;
using AssetCore.Operations;
using AssetCore.Quantities;

namespace AssetCore.Engine.Tests.Reference;

/// <content>Operations on the stacks of grids.</content>
internal sealed partial class ReferenceRules
{
    private ErrorCode? Split(SplitStack op)
    {
        var from = new Location.GridCell(op.ContainerId, op.Position, null);
        return AreTwoCells(from, op.To)
            ?? If(op.Quantity.Sign <= 0, ErrorCode.InvalidQuantity)
            ?? ReferenceQuantity.Judge(op.Quantity, Scale.Whole)
            ?? PourStack(from, (op.To as Location.GridCell)!, op.Quantity);
    }

    /// <summary>R71: the whole stack moves.</summary>
    private ErrorCode? Merge(MergeStacks op)
    {
        var from = new Location.GridCell(op.ContainerId, op.FromPosition, null);
        var to = new Location.GridCell(op.ContainerId, op.ToPosition, null);
        return AreTwoCells(from, to) ?? PourStack(from, to, null);
    }

    private ErrorCode? AreTwoCells(Location.GridCell from, Location to) => Exists(from.Container)
        ?? Exists(to.Container)
        ?? If(IsSamePlace(from, to), ErrorCode.SameLocation)
        ?? IsOfItsKind(from)
        ?? If(to is not Location.GridCell, ErrorCode.WrongContainerKind)
        ?? IsOfItsKind(to);

    private ErrorCode? PourStack(Location.GridCell from, Location.GridCell to, DecimalQuantity? quantity)
    {
        var refusal = If(!GridOf(from.Container).HasCell(from.Position), ErrorCode.OutOfBounds)
            ?? If(!GridOf(to.Container).HasCell(to.Position), ErrorCode.OutOfBounds);
        if (refusal is not null) return refusal;
        if (GridOf(from.Container).StackAt(from.Position) is not { } id) return ErrorCode.InsufficientBalance;
        var stack = state.Stacks[id]!;
        return Pour(from, to, stack.What, quantity ?? DecimalQuantity.FromInteger((long)stack.Quantity));
    }

    private ErrorCode? Consolidate(ConsolidateStacks op)
    {
        var refusal = Exists(op.ContainerId)
            ?? Exists(op.ClassId)
            ?? IsOfItsKind(new Location.GridCell(op.ContainerId, 1, null));
        if (refusal is not null) return refusal;

        var (container, what) = (NumberOf(op.ContainerId), KeyOf(op.ClassId, op.Key));
        var most = state.Classes[what.Class]!.Behavior?.MaxStack is { } limit
            ? ReferenceQuantity.Units(limit, Scale.Whole)
            : long.MaxValue;
        var stacks = state.Stacks.Where(stack => stack.Value.Container == container && stack.Value.What == what)
            .OrderBy(stack => stack.Value.Anchor).ToList();
        var rest = BigInteger.Zero;
        stacks.ForEach(stack => rest += stack.Value.Quantity);
        foreach (var (id, row) in stacks)
        {
            var share = BigInteger.Min(rest, most);
            rest -= share;
            if (share != row.Quantity) state.Stacks[id] = share.IsZero ? null : row with { Quantity = share };
        }

        return null;
    }
}
