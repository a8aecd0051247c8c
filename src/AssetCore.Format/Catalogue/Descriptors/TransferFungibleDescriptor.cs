using AssetCore.Errors;
using AssetCore.Format.Json;
using AssetCore.Format.Json.Shapes;
using AssetCore.Operations;

namespace AssetCore.Format.Catalogue.Descriptors;

/// <summary>Describes <see cref="TransferFungible"/>.</summary>
internal static class TransferFungibleDescriptor
{
    private const string Example =
        """
        {"op": "TransferFungible", "args": {
            "from_container": "vault-001",
            "to_container": "vault-002",
            "class_id": "gold",
            "key": null,
            "quantity": "12.5"
        }}
        """;

    public static OperationDescriptor Create()
    {
        var args = new ShapeBuilder<TransferFungible>();
        var from = args.Required("from_container", WireTypes.ContainerId, op => op.FromContainer,
            "The balance that gives.");
        var to = args.Required("to_container", WireTypes.ContainerId, op => op.ToContainer, "The balance that takes.");
        var classId = args.Required("class_id", WireTypes.ClassId, op => op.ClassId, "The class.");
        var key = args.Optional("key", WireTypes.UInt32, op => op.Key,
            "The variant of the class; absent and 0 differ.");
        var quantity = args.Required("quantity", WireTypes.Quantity, op => op.Quantity, "How much, above zero.");
        return new OperationDescriptor<TransferFungible>(
            OperationCode.TransferFungible,
            new OperationTags(
                OperationDomain.Balance, OperationAction.Move, OperationScope.Multi, OperationImpact.Targeted),
            "Moves a quantity between two balances of equal scale.",
            args.Build(nameof(TransferFungible), values => new TransferFungible(
                values.Get(from), values.Get(to), values.Get(classId), values.GetOrNull(key), values.Get(quantity))),
            [
                ErrorCode.ContainerNotFound,
                ErrorCode.SameLocation,
                ErrorCode.ClassNotFound,
                ErrorCode.WrongContainerKind,
                ErrorCode.ScaleMismatch,
                ErrorCode.InvalidQuantity,
                ErrorCode.QuantityOverflow,
                ErrorCode.ClassNotAllowed,
                ErrorCode.InsufficientBalance,
                ErrorCode.CeilingExceeded,
            ],
            Example);
    }
}
