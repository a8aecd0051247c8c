using AssetCore.Errors;
using AssetCore.Ids;
using AssetCore.Operations;

namespace AssetCore.Engine.Operations;

/// <summary>Makes an instance the child of another. One event.</summary>
internal sealed class AttachRule : OperationRule<Attach>
{
    public override OperationCode Code => OperationCode.Attach;

    protected override Rejection? Execute(Attach op, WorldWriter world)
    {
        if (!world.TryFind(op.ChildId, out var child, out var refusal)) return refusal;
        if (!world.TryFind(op.ParentId, out var parent, out refusal)) return refusal;
        var cell = world.State.Instances[child];
        if (cell.Parent != 0) return Reject.AlreadyAttached(child, new InstanceId(cell.Parent));
        if (Attachments.IsWithin(world, parent, child)) return Reject.WouldCreateCycle(child, parent);
        world.SetInstance(child, cell.ToRow() with { Parent = parent });
        return null;
    }
}
