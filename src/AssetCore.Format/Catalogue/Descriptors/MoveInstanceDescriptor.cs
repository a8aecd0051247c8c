using AssetCore.Errors;
using AssetCore.Format.Json;
using AssetCore.Format.Json.Shapes;
using AssetCore.Operations;

namespace AssetCore.Format.Catalogue.Descriptors;

/// <summary>Describes <see cref="MoveInstance"/>.</summary>
internal static class MoveInstanceDescriptor
{
    private const string Example =
        """
        {"op": "MoveInstance", "args": {
            "inst_id": 3,
            "to": {"container_id": "backpack", "kind": "grid_cell", "position": 1, "rotation": "cw90"}
        }}
        """;

    public static OperationDescriptor Create()
    {
        var args = new ShapeBuilder<MoveInstance>();
        var instance = args.Required("inst_id", WireTypes.Instance, op => op.InstId, "The instance.");
        var to = args.Required("to", WireTypes.Location, op => op.To, "The place.");
        return new OperationDescriptor<MoveInstance>(
            OperationCode.MoveInstance,
            new OperationTags(
                OperationDomain.Instance, OperationAction.Move, OperationScope.Single, OperationImpact.Targeted),
            "Puts an instance, placed or not, at another place.",
            args.Build(nameof(MoveInstance), values => new MoveInstance(
                values.Get(instance), values.Get(to))),
            [
                ErrorCode.ContainerNotFound,
                ErrorCode.InstanceNotFound,
                ErrorCode.SameLocation,
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
