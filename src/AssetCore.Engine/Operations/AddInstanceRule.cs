using AssetCore.Engine.State;
using AssetCore.Errors;
using AssetCore.Format.Events;
using AssetCore.Operations;

namespace AssetCore.Engine.Operations;

/// <summary>Mints an instance, placed or not. One event.</summary>
internal sealed class AddInstanceRule : OperationRule<AddInstance>
{
    public override OperationCode Code => OperationCode.AddInstance;

    protected override Rejection? Execute(AddInstance op, WorldWriter world)
    {
        if (op.Location is null) return ExecuteUnplaced(op, world);
        var target = new InstanceTarget(world, op.Location);
        if (target.FindContainer() is { } missing) return missing;
        if (!world.TryFind(op.ClassId, out var classIndex, out var refusal)) return refusal;
        var place = InstancePlace.Nowhere;
        refusal = target.JudgeKind() ?? target.JudgeSpace(new Variant(classIndex, op.Key), default, out place);
        if (refusal is not null) return refusal;
        world.SetInstance(world.MintInstance(), new InstanceRow(classIndex, op.Key, default, place));
        return null;
    }

    private static Rejection? ExecuteUnplaced(AddInstance op, WorldWriter world)
    {
        if (!world.TryFind(op.ClassId, out var classIndex, out var refusal)) return refusal;
        world.SetInstance(world.MintInstance(), new InstanceRow(classIndex, op.Key, default, InstancePlace.Nowhere));
        return null;
    }
}
