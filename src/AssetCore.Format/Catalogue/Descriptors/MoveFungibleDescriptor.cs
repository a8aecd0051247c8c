using AssetCore.Errors;
using AssetCore.Format.Json;
using AssetCore.Format.Json.Shapes;
using AssetCore.Operations;

namespace AssetCore.Format.Catalogue.Descriptors;

/// <summary>Describes <see cref="MoveFungible"/>.</summary>
internal static class MoveFungibleDescriptor
{
    private const string Example =
        """
        {"op": "MoveFungible", "args": {
            "class_id": "medkit",
            "quantity": 4,
            "from": {"container_id": "backpack", "kind": "grid_cell", "position": 9},
            "to": {"container_id": "chest", "kind": "balance"}
        }}
        """;

    public static OperationDescriptor Create()
    {
        var args = new ShapeBuilder<MoveFungible>();
        var classId = args.Required("class_id", WireTypes.ClassId, op => op.ClassId, "The class.");
        var key = args.Optional("key", WireTypes.UInt32, op => op.Key,
            "The variant of the class; absent and 0 differ.");
        var quantity = args.Required("quantity", WireTypes.Quantity, op => op.Quantity, "How much, above zero.");
        var from = args.Required("from", WireTypes.Location, op => op.From, "A balance or a grid cell.");
        var to = args.Required("to", WireTypes.Location, op => op.To, "A balance or a grid cell.");
        return new OperationDescriptor<MoveFungible>(
            OperationCode.MoveFungible,
            new OperationTags(
                OperationDomain.Balance, OperationAction.Move, OperationScope.Multi, OperationImpact.Targeted),
            "Moves a quantity between balances and grid cells.",
            args.Build(nameof(MoveFungible), values => new MoveFungible(
                values.Get(classId), values.GetOrNull(key), values.Get(quantity), values.Get(from), values.Get(to))),
            [
                ErrorCode.ContainerNotFound,
                ErrorCode.SameLocation,
                ErrorCode.ClassNotFound,
                ErrorCode.WrongContainerKind,
                ErrorCode.ScaleMismatch,
                ErrorCode.InvalidQuantity,
                ErrorCode.QuantityOverflow,
                ErrorCode.ClassNotAllowed,
                ErrorCode.UnregisteredClassShape,
                ErrorCode.OutOfBounds,
                ErrorCode.Overlap,
                ErrorCode.InsufficientBalance,
                ErrorCode.StackLimit,
                ErrorCode.CeilingExceeded,
            ],
            Example);
    }
}
