using AssetCore.Ids;

namespace AssetCore.Operations;

/// <summary>Takes the instance out of a slot; it becomes unplaced.</summary>
/// <param name="ContainerId">The slots.</param>
/// <param name="SlotIndex">The slot, 1-based.</param>
public sealed record RemoveFromSlot(ContainerId ContainerId, long SlotIndex) : Operation
{
    /// <inheritdoc />
    public override OperationCode Code => OperationCode.RemoveFromSlot;
}
