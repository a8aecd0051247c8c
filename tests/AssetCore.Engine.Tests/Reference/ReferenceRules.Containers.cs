using AssetCore.Containers;
using AssetCore.Errors;
using AssetCore.Operations;
using AssetCore.Quantities;

namespace AssetCore.Engine.Tests.Reference;

/// <content>Containers and classes.</content>
internal sealed partial class ReferenceRules
{
    private ErrorCode? Create(CreateContainer op)
    {
        var refusal = If(state.Containers.ContainsKey(op.ExternalId), ErrorCode.ContainerAlreadyExists)
            ?? If(op.Policies is not null && op.Kind is not ContainerKind.Balance, ErrorCode.WrongContainerKind)
            ?? Fits(op.Policies?.Floor, op.Kind)
            ?? Fits(op.Policies?.Ceiling, op.Kind);
        if (refusal is not null) return refusal;

        state.Containers.Add(op.ExternalId, new ContainerRow(op.Kind, op.Owner, op.Policies, op.DisplayName));
        Events += 1;
        return null;
    }

    /// <summary>R31: the bounds of a balance are quantities of its scale.</summary>
    private static ErrorCode? Fits(DecimalQuantity? bound, ContainerKind kind) =>
        bound is { } quantity ? ReferenceQuantity.Judge(quantity, ((ContainerKind.Balance)kind).Scale) : null;

    private ErrorCode? Remove(RemoveContainer op)
    {
        if (Exists(op.ContainerId) is { } refusal) return refusal;
        var balances = state.Balances.Keys.Where(cell => cell.Container == op.ContainerId).ToList();
        var stacks = state.Stacks.Where(stack => stack.Value.Container == op.ContainerId).Select(s => s.Key).ToList();
        var instances =
            state.Instances.Where(i => i.Value.Place?.Container == op.ContainerId).Select(i => i.Key).ToList();
        var contents = balances.Count + stacks.Count + instances.Count;
        if (!op.Drain && contents > 0) return ErrorCode.ContainerNotEmpty;

        balances.ForEach(cell => state.Balances.Remove(cell));
        stacks.ForEach(id => state.Stacks.Remove(id));
        instances.ForEach(id => state.Instances.Remove(id));
        state.Containers.Remove(op.ContainerId);
        Events += contents + 1;
        return null;
    }

    private ErrorCode? Register(RegisterClass op)
    {
        if (state.Classes.ContainsKey(op.ClassId)) return ErrorCode.ClassAlreadyExists;
        state.Classes.Add(op.ClassId, new ClassRow(op.Name, op.Flags, op.Behavior));
        Events += 1;
        return null;
    }

    private ErrorCode? Register(RegisterClassShape op)
    {
        if (Exists(op.ClassId) is { } refusal) return refusal;
        var what = new ClassKey(op.ClassId, op.StackKey);
        if (state.Shapes.TryGetValue(what, out var present) && present == op.Shape) return null;

        var placed = state.Stacks.Values.Select(stack => stack.What)
            .Concat(state.Instances.Values.Where(i => i.Place is Location.GridCell).Select(i => i.What))
            .Distinct().ToList();
        var before = placed.ConvertAll(state.ShapeOf);
        state.Shapes[what] = op.Shape;
        if (!placed.ConvertAll(state.ShapeOf).SequenceEqual(before)) return ErrorCode.ShapeInUse;
        Events += 1;
        return null;
    }
}
