using AssetCore.Errors;
using AssetCore.Ids;
using AssetCore.Operations;

namespace AssetCore.Engine.Operations;

/// <summary>Takes an instance from its parent; its place stays. One event.</summary>
internal sealed class DetachRule : OperationRule<Detach>
{
    public override OperationCode Code => OperationCode.Detach;

    protected override Rejection? Execute(Detach op, WorldWriter world)
    {
        if (!world.TryFind(op.ChildId, out var child, out var refusal)) return refusal;
        var cell = world.State.Instances[child];
        if (cell.Parent == 0) return Reject.NotAttached(child);
        world.SetInstance(child, cell.ToRow() with { Parent = default(InstanceId) });
        return null;
    }
}
