using AssetCore.Containers;
using AssetCore.Errors;
using AssetCore.Operations;

namespace AssetCore.Engine.Operations;

/// <summary>Replaces the policies of a balance container. One event, none if they are so already.</summary>
internal sealed class SetContainerPoliciesRule : OperationRule<SetContainerPolicies>
{
    public override OperationCode Code => OperationCode.SetContainerPolicies;

    protected override Rejection? Execute(SetContainerPolicies op, WorldWriter world)
    {
        if (!world.TryFind(op.ContainerId, out var container, out var refusal)) return refusal;
        var row = world.State.Containers[container].Row!;
        if (row.Kind is not ContainerKind.Balance balance)
            return Reject.WrongKind(op.ContainerId, row.Kind.Type, "a balance");
        if (PolicyRules.JudgeBounds(op.Policies, balance.Scale) is { } formless) return formless;
        if (op.Policies.Equals(row.Policies)) return null;
        world.SetContainer(container, row with { Policies = op.Policies });
        return null;
    }
}
