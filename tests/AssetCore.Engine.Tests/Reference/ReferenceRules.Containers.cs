using AssetCore.Containers;
using AssetCore.Errors;
using AssetCore.Ids;
using AssetCore.Operations;
using AssetCore.Quantities;

namespace AssetCore.Engine.Tests.Reference;

/// <content>Containers and classes.</content>
internal sealed partial class ReferenceRules
{
    private ErrorCode? Create(CreateContainer op)
    {
        var refusal = If(state.Find(op.ExternalId) is not null, ErrorCode.ContainerAlreadyExists)
            ?? If(op.Policies is not null && op.Kind is not ContainerKind.Balance, ErrorCode.WrongContainerKind)
            ?? Fit(op.Policies, op.Kind);
        if (refusal is not null) return refusal;

        var number = new ContainerNumber(++state.LastContainer);
        state.Containers[number] = new ContainerRow(op.ExternalId, op.Kind, op.Owner, op.Policies, op.DisplayName);
        return null;
    }

    /// <summary>R31: the bounds of a balance are quantities of its scale.</summary>
    private static ErrorCode? Fit(BalancePolicies? policies, ContainerKind kind) =>
        policies is null ? null : Fits(policies.Floor, kind) ?? Fits(policies.Ceiling, kind);

    private static ErrorCode? Fits(DecimalQuantity? bound, ContainerKind kind) =>
        bound is { } quantity ? ReferenceQuantity.Judge(quantity, ((ContainerKind.Balance)kind).Scale) : null;

    private ErrorCode? Set(SetContainerPolicies op)
    {
        var refusal = Exists(op.ContainerId)
            ?? If(KindOf(op.ContainerId) is not ContainerKind.Balance, ErrorCode.WrongContainerKind)
            ?? Fit(op.Policies, KindOf(op.ContainerId));
        return refusal ?? Put(op.ContainerId, RowOf(op.ContainerId) with { Policies = op.Policies });
    }

    private ErrorCode? Set(SetContainerOwner op) =>
        Exists(op.ContainerId) ?? Put(op.ContainerId, RowOf(op.ContainerId) with { Owner = op.Owner });

    /// <summary>R60: no event if the row stays as it is.</summary>
    private ErrorCode? Put(ContainerId id, ContainerRow row)
    {
        if (row != RowOf(id)) state.Containers[NumberOf(id)] = row;
        return null;
    }

    private ErrorCode? Remove(RemoveContainer op)
    {
        if (Exists(op.ContainerId) is { } missing) return missing;
        var number = NumberOf(op.ContainerId);
        var balances = state.Balances.Where(b => b.Key.Container == number && !b.Value.Quantity.IsZero)
            .Select(b => b.Key).ToList();
        var stacks = state.Stacks.Where(stack => stack.Value.Container == number).Select(s => s.Key).ToList();
        var instances = state.Instances.Where(i => i.Value.Place?.Container == number).Select(i => i.Key).ToList();
        var contents = balances.Count + stacks.Count + instances.Count;
        var childrenOutside = instances.SelectMany(state.ChildrenOf).Except(instances);
        var refusal = If(op.Drain && childrenOutside.Any(), ErrorCode.HasChildren)
            ?? If(!op.Drain && contents > 0, ErrorCode.ContainerNotEmpty)
            ?? If(state.Holds.Rows.Any(hold => hold.Balance.Container == number), ErrorCode.ContainerHasHolds);
        if (refusal is not null) return refusal;

        balances.ForEach(cell => state.Balances[cell] = null);
        stacks.ForEach(id => state.Stacks[id] = null);
        instances.ForEach(id => state.Instances[id] = null);
        state.Containers[number] = null;
        return null;
    }

    private ErrorCode? Register(RegisterClass op)
    {
        if (state.Find(op.ClassId) is not null) return ErrorCode.ClassAlreadyExists;
        state.Classes[new ClassNumber(++state.LastClass)] = new ClassRow(op.ClassId, op.Name, op.Flags, op.Behavior);
        return null;
    }

    private ErrorCode? Register(RegisterClassShape op)
    {
        if (Exists(op.ClassId) is { } refusal) return refusal;
        var (what, row) = (KeyOf(op.ClassId, op.StackKey), new ShapeRow(op.Shape));
        if (state.Shapes[what] == row) return null;
        state.Shapes[what] = row;
        return If(ReferenceSpace.AnythingFitsNoMore(state), ErrorCode.ShapeInUse);
    }

    private ErrorCode? Register(RegisterClassExtent op)
    {
        if (Exists(op.ClassId) is { } refusal) return refusal;
        var (what, row) = (KeyOf(op.ClassId, op.StackKey), new ExtentRow(op.Extent));
        if (state.Extents[what] == row) return null;
        state.Extents[what] = row;
        return If(ReferenceSpace.AnythingFitsNoMore(state), ErrorCode.ShapeInUse);
    }
}
