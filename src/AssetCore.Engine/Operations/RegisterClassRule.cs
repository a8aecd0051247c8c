using AssetCore.Errors;
using AssetCore.Format.Events;
using AssetCore.Operations;

namespace AssetCore.Engine.Operations;

/// <summary>Makes a class known. One event.</summary>
internal sealed class RegisterClassRule : OperationRule<RegisterClass>
{
    public override OperationCode Code => OperationCode.RegisterClass;

    protected override Rejection? Execute(RegisterClass op, WorldWriter world)
    {
        if (world.State.Classes.TryFind(op.ClassId, out _)) return Reject.ClassAlreadyExists(op.ClassId);
        world.SetClass(world.NextClass(), new ClassRow(op.ClassId, op.Name, op.Flags, op.Behavior));
        return null;
    }
}
