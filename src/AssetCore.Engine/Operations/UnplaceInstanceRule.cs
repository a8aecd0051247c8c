using AssetCore.Containers;
using AssetCore.Errors;
using AssetCore.Format.Events;
using AssetCore.Operations;

namespace AssetCore.Engine.Operations;

/// <summary>Takes an instance from its place; what it is attached to stays. One event.</summary>
internal sealed class UnplaceInstanceRule : OperationRule<UnplaceInstance>
{
    public override OperationCode Code => OperationCode.UnplaceInstance;

    protected override Rejection? Execute(UnplaceInstance op, WorldWriter world)
    {
        if (!world.TryFind(op.InstId, out var instance, out var refusal)) return refusal;
        var cell = world.State.Instances[instance];
        if (cell.Type == ContainerType.None) return Reject.InstanceNotPlaced(instance);
        world.SetInstance(instance, cell.ToRow() with { Place = InstancePlace.Nowhere });
        return null;
    }
}
