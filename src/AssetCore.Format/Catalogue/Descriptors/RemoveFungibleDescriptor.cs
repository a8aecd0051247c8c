using AssetCore.Errors;
using AssetCore.Format.Json;
using AssetCore.Format.Json.Shapes;
using AssetCore.Operations;

namespace AssetCore.Format.Catalogue.Descriptors;

/// <summary>Describes <see cref="RemoveFungible"/>.</summary>
internal static class RemoveFungibleDescriptor
{
    private const string Example =
        """
        {"op": "RemoveFungible", "args": {
            "class_id": "gold",
            "quantity": "2.5",
            "from": {"container_id": "vault-001", "kind": "balance"}
        }}
        """;

    public static OperationDescriptor Create()
    {
        var args = new ShapeBuilder<RemoveFungible>();
        var classId = args.Required("class_id", WireTypes.ClassId, op => op.ClassId, "The class.");
        var key = args.Optional("key", WireTypes.UInt32, op => op.Key,
            "The variant of the class; absent and 0 differ.");
        var quantity = args.Required("quantity", WireTypes.Quantity, op => op.Quantity, "How much, above zero.");
        var from = args.Required("from", WireTypes.Location, op => op.From, "A balance or a grid cell.");
        return new OperationDescriptor<RemoveFungible>(
            OperationCode.RemoveFungible,
            new OperationTags(
                OperationDomain.Balance, OperationAction.Destroy, OperationScope.Single, OperationImpact.Targeted),
            "Destroys a quantity on a balance or on a grid cell.",
            args.Build(nameof(RemoveFungible), values => new RemoveFungible(
                values.Get(classId), values.GetOrNull(key), values.Get(quantity), values.Get(from))),
            [
                ErrorCode.ContainerNotFound,
                ErrorCode.ClassNotFound,
                ErrorCode.WrongContainerKind,
                ErrorCode.ScaleMismatch,
                ErrorCode.InvalidQuantity,
                ErrorCode.QuantityOverflow,
                ErrorCode.OutOfBounds,
                ErrorCode.InsufficientBalance,
            ],
            Example);
    }
}
