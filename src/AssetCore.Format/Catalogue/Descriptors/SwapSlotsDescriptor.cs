using AssetCore.Errors;
using AssetCore.Format.Json;
using AssetCore.Format.Json.Shapes;
using AssetCore.Operations;

namespace AssetCore.Format.Catalogue.Descriptors;

/// <summary>Describes <see cref="SwapSlots"/>.</summary>
internal static class SwapSlotsDescriptor
{
    private const string Example =
        """
        {"op": "SwapSlots", "args": {
            "container_id": "slots-gear",
            "slot_a": 1,
            "slot_b": 2,
            "other_container_id": "slots-stash"
        }}
        """;

    public static OperationDescriptor Create()
    {
        var args = new ShapeBuilder<SwapSlots>();
        var container = args.Required("container_id", WireTypes.ContainerId, op => op.ContainerId,
            "The slots of slot_a.");
        var slotA = args.Required("slot_a", WireTypes.Int64, op => op.SlotA, "A slot, counted from 1.");
        var slotB = args.Required("slot_b", WireTypes.Int64, op => op.SlotB, "The other slot, counted from 1.");
        var other = args.Optional("other_container_id", WireTypes.ContainerId, op => op.OtherContainerId,
            "The slots of slot_b; absent for the same container.");
        return new OperationDescriptor<SwapSlots>(
            OperationCode.SwapSlots,
            new OperationTags(
                OperationDomain.Slot, OperationAction.Move, OperationScope.Multi, OperationImpact.Targeted),
            "Exchanges what two slots hold; with one of them empty, moves.",
            args.Build(nameof(SwapSlots), values => new SwapSlots(
                values.Get(container), values.Get(slotA), values.Get(slotB), values.GetOrNull(other))),
            [
                ErrorCode.ContainerNotFound,
                ErrorCode.SameLocation,
                ErrorCode.WrongContainerKind,
                ErrorCode.OutOfBounds,
                ErrorCode.SlotEmpty,
            ],
            Example);
    }
}
