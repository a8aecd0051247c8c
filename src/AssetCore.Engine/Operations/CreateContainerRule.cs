using AssetCore.Containers;
using AssetCore.Errors;
using AssetCore.Format.Events;
using AssetCore.Operations;

namespace AssetCore.Engine.Operations;

/// <summary>Makes a container. One event.</summary>
internal sealed class CreateContainerRule : OperationRule<CreateContainer>
{
    public override OperationCode Code => OperationCode.CreateContainer;

    protected override Rejection? Execute(CreateContainer op, WorldWriter world)
    {
        if (world.State.Containers.TryFind(op.ExternalId, out _)) return Reject.ContainerAlreadyExists(op.ExternalId);
        if (JudgePolicies(op) is { } refusal) return refusal;
        world.SetContainer(
            world.NextContainer(), new ContainerRow(op.ExternalId, op.Kind, op.Owner, op.DisplayName, op.Policies));
        return null;
    }

    private static Rejection? JudgePolicies(CreateContainer op)
    {
        if (op.Policies is not { } policies) return null;
        if (op.Kind is not ContainerKind.Balance balance)
            return Reject.PoliciesNeedBalance(op.ExternalId, op.Kind.Type);
        return PolicyRules.JudgeBounds(policies, balance.Scale);
    }
}
