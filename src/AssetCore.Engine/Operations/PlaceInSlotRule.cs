using AssetCore.Errors;
using AssetCore.Operations;

namespace AssetCore.Engine.Operations;

/// <summary>Puts an instance, placed or not, into a slot. One event.</summary>
internal sealed class PlaceInSlotRule : OperationRule<PlaceInSlot>
{
    public override OperationCode Code => OperationCode.PlaceInSlot;

    protected override Rejection? Execute(PlaceInSlot op, WorldWriter world) =>
        InstanceMove.Execute(op.InstanceId, new Location.Slot(op.ContainerId, op.SlotIndex), world);
}
