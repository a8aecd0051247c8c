using AssetCore.Errors;
using AssetCore.Operations;

namespace AssetCore.Engine.Operations;

/// <summary>Ends a hold: what it reserved is available again. Two events: the balance, the hold.</summary>
internal sealed class ReleaseHoldRule : OperationRule<ReleaseHold>
{
    public override OperationCode Code => OperationCode.ReleaseHold;

    protected override Rejection? Execute(ReleaseHold op, WorldWriter world)
    {
        if (!world.TryFind(op.HoldId, out var hold, out var refusal)) return refusal;
        HoldChange.Release(world, op.HoldId, hold);
        return null;
    }
}
