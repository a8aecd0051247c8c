using AssetCore.Ids;

namespace AssetCore.Operations;

/// <summary>Puts an instance, placed or not, into a slot.</summary>
/// <param name="ContainerId">The slots.</param>
/// <param name="SlotIndex">The slot, 1-based.</param>
/// <param name="InstanceId">The instance.</param>
public sealed record PlaceInSlot(ContainerId ContainerId, long SlotIndex, InstanceRef InstanceId) : Operation
{
    /// <inheritdoc />
    public override OperationCode Code => OperationCode.PlaceInSlot;
}
