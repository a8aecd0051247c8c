using AssetCore.Ids;

namespace AssetCore.Operations;

/// <summary>Exchanges what two slots hold; with one of them empty, moves.</summary>
/// <param name="ContainerId">The slots of <paramref name="SlotA"/>.</param>
/// <param name="SlotA">A slot, 1-based.</param>
/// <param name="SlotB">The other slot, 1-based.</param>
/// <param name="OtherContainerId">The slots of <paramref name="SlotB"/>; null for the same container.</param>
public sealed record SwapSlots(
    ContainerId ContainerId,
    long SlotA,
    long SlotB,
    ContainerId? OtherContainerId) : Operation
{
    /// <inheritdoc />
    public override OperationCode Code => OperationCode.SwapSlots;
}
