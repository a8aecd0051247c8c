using AssetCore.Errors;
using AssetCore.Format.Json;
using AssetCore.Format.Json.Shapes;
using AssetCore.Operations;

namespace AssetCore.Format.Catalogue.Descriptors;

/// <summary>Describes <see cref="PlaceInSlot"/>.</summary>
internal static class PlaceInSlotDescriptor
{
    private const string Example =
        """
        {"op": "PlaceInSlot", "args": {"container_id": "slots-gear", "slot_index": 3, "instance_id": 3}}
        """;

    public static OperationDescriptor Create()
    {
        var args = new ShapeBuilder<PlaceInSlot>();
        var container = args.Required("container_id", WireTypes.ContainerId, op => op.ContainerId, "The slots.");
        var slot = args.Required("slot_index", WireTypes.Int64, op => op.SlotIndex, "The slot, counted from 1.");
        var instance = args.Required("instance_id", WireTypes.Instance, op => op.InstanceId, "The instance.");
        return new OperationDescriptor<PlaceInSlot>(
            OperationCode.PlaceInSlot,
            new OperationTags(
                OperationDomain.Slot, OperationAction.Move, OperationScope.Single, OperationImpact.Targeted),
            "Puts an instance, placed or not, into a slot.",
            args.Build(nameof(PlaceInSlot), values => new PlaceInSlot(
                values.Get(container), values.Get(slot), values.Get(instance))),
            [
                ErrorCode.ContainerNotFound,
                ErrorCode.InstanceNotFound,
                ErrorCode.SameLocation,
                ErrorCode.WrongContainerKind,
                ErrorCode.OutOfBounds,
                ErrorCode.SlotOccupied,
            ],
            Example);
    }
}
