using AssetCore.Errors;
using AssetCore.Format.Json;
using AssetCore.Format.Json.Shapes;
using AssetCore.Operations;

namespace AssetCore.Format.Catalogue.Descriptors;

/// <summary>Describes <see cref="AddFungible"/>.</summary>
internal static class AddFungibleDescriptor
{
    private const string Example =
        """
        {"op": "AddFungible", "args": {
            "class_id": "medkit",
            "quantity": "12",
            "location": {"container_id": "backpack", "kind": "grid_cell", "position": 9, "rotation": "none"}
        }}
        """;

    public static OperationDescriptor Create()
    {
        var args = new ShapeBuilder<AddFungible>();
        var classId = args.Required("class_id", WireTypes.ClassId, op => op.ClassId, "The class.");
        var key = args.Optional("key", WireTypes.UInt32, op => op.Key,
            "The variant of the class; absent and 0 differ.");
        var quantity = args.Required("quantity", WireTypes.Quantity, op => op.Quantity, "How much, above zero.");
        var location = args.Required("location", WireTypes.Location, op => op.Location,
            "A balance, or a grid cell, where the same class and key grows the stack.");
        return new OperationDescriptor<AddFungible>(
            OperationCode.AddFungible,
            new OperationTags(
                OperationDomain.Balance, OperationAction.Create, OperationScope.Single, OperationImpact.Targeted),
            "Brings a quantity into being on a balance or on a grid cell.",
            args.Build(nameof(AddFungible), values => new AddFungible(
                values.Get(classId), values.GetOrNull(key), values.Get(quantity), values.Get(location))),
            [
                ErrorCode.ContainerNotFound,
                ErrorCode.ClassNotFound,
                ErrorCode.WrongContainerKind,
                ErrorCode.ScaleMismatch,
                ErrorCode.InvalidQuantity,
                ErrorCode.QuantityOverflow,
                ErrorCode.ClassNotAllowed,
                ErrorCode.UnregisteredClassShape,
                ErrorCode.OutOfBounds,
                ErrorCode.Overlap,
                ErrorCode.StackLimit,
                ErrorCode.CeilingExceeded,
            ],
            Example);
    }
}
