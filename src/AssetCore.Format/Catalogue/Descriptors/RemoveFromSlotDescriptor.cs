using AssetCore.Errors;
using AssetCore.Format.Json;
using AssetCore.Format.Json.Shapes;
using AssetCore.Operations;

namespace AssetCore.Format.Catalogue.Descriptors;

/// <summary>Describes <see cref="RemoveFromSlot"/>.</summary>
internal static class RemoveFromSlotDescriptor
{
    private const string Example =
        """
        {"op": "RemoveFromSlot", "args": {"container_id": "slots-gear", "slot_index": 2}}
        """;

    public static OperationDescriptor Create()
    {
        var args = new ShapeBuilder<RemoveFromSlot>();
        var container = args.Required("container_id", WireTypes.ContainerId, op => op.ContainerId, "The slots.");
        var slot = args.Required("slot_index", WireTypes.Int64, op => op.SlotIndex, "The slot, counted from 1.");
        return new OperationDescriptor<RemoveFromSlot>(
            OperationCode.RemoveFromSlot,
            new OperationTags(
                OperationDomain.Slot, OperationAction.Move, OperationScope.Single, OperationImpact.Targeted),
            "Takes the instance out of a slot; it becomes unplaced.",
            args.Build(nameof(RemoveFromSlot), values => new RemoveFromSlot(
                values.Get(container), values.Get(slot))),
            [
                ErrorCode.ContainerNotFound,
                ErrorCode.WrongContainerKind,
                ErrorCode.OutOfBounds,
                ErrorCode.SlotEmpty,
            ],
            Example);
    }
}
