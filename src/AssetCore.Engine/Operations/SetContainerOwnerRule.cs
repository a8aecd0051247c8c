using AssetCore.Errors;
using AssetCore.Operations;

namespace AssetCore.Engine.Operations;

/// <summary>Says whose a container is. One event, none if it is so already.</summary>
internal sealed class SetContainerOwnerRule : OperationRule<SetContainerOwner>
{
    public override OperationCode Code => OperationCode.SetContainerOwner;

    protected override Rejection? Execute(SetContainerOwner op, WorldWriter world)
    {
        if (!world.TryFind(op.ContainerId, out var container, out var refusal)) return refusal;
        var row = world.State.Containers[container].Row!;
        if (row.Owner == op.Owner) return null;
        world.SetContainer(container, row with { Owner = op.Owner });
        return null;
    }
}
