using AssetCore.Errors;
using AssetCore.Operations;

namespace AssetCore.Engine.Operations;

/// <summary>Puts an instance, placed or not, at another place. One event.</summary>
internal sealed class MoveInstanceRule : OperationRule<MoveInstance>
{
    public override OperationCode Code => OperationCode.MoveInstance;

    protected override Rejection? Execute(MoveInstance op, WorldWriter world) =>
        InstanceMove.Execute(op.InstId, op.To, world);
}
