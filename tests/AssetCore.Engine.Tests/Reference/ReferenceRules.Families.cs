using AssetCore.Errors;
using AssetCore.Ids;
using AssetCore.Operations;

namespace AssetCore.Engine.Tests.Reference;

/// <content>What instances are part of, and their end.</content>
internal sealed partial class ReferenceRules
{
    private ErrorCode? Burn(BurnInstance op)
    {
        if (Find(op.InstId) is not { } id) return ErrorCode.InstanceNotFound;
        if (state.ChildrenOf(id).Any()) return ErrorCode.HasChildren;
        state.Instances[id] = null;
        return null;
    }

    private ErrorCode? Attach(Attach op)
    {
        var refusal = Exists(op.ChildId) ?? Exists(op.ParentId);
        if (refusal is not null) return refusal;
        var (child, parent) = (Find(op.ChildId)!.Value, Find(op.ParentId)!.Value);
        refusal = If(state.Instances[child]!.Parent is not null, ErrorCode.AlreadyAttached)
            ?? If(Ancestors(parent).Contains(child), ErrorCode.WouldCreateCycle);
        if (refusal is not null) return refusal;

        state.Instances[child] = state.Instances[child]! with { Parent = parent };
        return null;
    }

    private ErrorCode? Detach(Detach op)
    {
        if (Find(op.ChildId) is not { } child) return ErrorCode.InstanceNotFound;
        if (state.Instances[child]!.Parent is null) return ErrorCode.NotAttached;
        state.Instances[child] = state.Instances[child]! with { Parent = null };
        return null;
    }

    /// <summary>The instance itself, what it is part of, and so on.</summary>
    private IEnumerable<InstanceId> Ancestors(InstanceId id)
    {
        for (InstanceId? next = id; next is { } present; next = state.Instances[present]!.Parent) yield return present;
    }
}
