using AssetCore.Errors;
using AssetCore.Operations;

namespace AssetCore.Engine.Operations;

/// <summary>Ends an instance to which nothing is attached; it leaves place and parent. One event.</summary>
internal sealed class BurnInstanceRule : OperationRule<BurnInstance>
{
    public override OperationCode Code => OperationCode.BurnInstance;

    protected override Rejection? Execute(BurnInstance op, WorldWriter world)
    {
        if (!world.TryFind(op.InstId, out var instance, out var refusal)) return refusal;
        if (world.State.Instances.HasChildren(instance)) return Reject.HasChildren(instance);
        world.SetInstance(instance, null);
        return null;
    }
}
