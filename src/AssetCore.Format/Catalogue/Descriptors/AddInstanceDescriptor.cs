using AssetCore.Errors;
using AssetCore.Format.Json;
using AssetCore.Format.Json.Shapes;
using AssetCore.Operations;

namespace AssetCore.Format.Catalogue.Descriptors;

/// <summary>Describes <see cref="AddInstance"/>.</summary>
internal static class AddInstanceDescriptor
{
    private const string Example =
        """
        {"op": "AddInstance", "args": {
            "class_id": "helmet",
            "location": {"container_id": "slots-gear", "kind": "slot", "slot_index": 5}
        }}
        """;

    public static OperationDescriptor Create()
    {
        var args = new ShapeBuilder<AddInstance>();
        var classId = args.Required("class_id", WireTypes.ClassId, op => op.ClassId, "The class.");
        var key = args.Optional("key", WireTypes.UInt32, op => op.Key,
            "The variant of the class; absent and 0 differ.");
        var location = args.OptionalObject("location", WireTypes.Location, op => op.Location,
            "Its first place; absent for unplaced.");
        return new OperationDescriptor<AddInstance>(
            OperationCode.AddInstance,
            new OperationTags(
                OperationDomain.Instance, OperationAction.Create, OperationScope.Single, OperationImpact.Targeted),
            "Mints an instance, placed or not.",
            args.Build(nameof(AddInstance), values => new AddInstance(
                values.Get(classId), values.GetOrNull(key), values.FindOrNull(location))),
            [
                ErrorCode.ContainerNotFound,
                ErrorCode.ClassNotFound,
                ErrorCode.WrongContainerKind,
                ErrorCode.UnregisteredClassShape,
                ErrorCode.UnregisteredClassExtent,
                ErrorCode.OutOfBounds,
                ErrorCode.Overlap,
                ErrorCode.SlotOccupied,
            ],
            Example);
    }
}
