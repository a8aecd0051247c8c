using AssetCore.Errors;
using AssetCore.Format.Json;
using AssetCore.Format.Json.Shapes;
using AssetCore.Format.Json.Types;
using AssetCore.Operations;

namespace AssetCore.Format.Catalogue.Descriptors;

/// <summary>Describes <see cref="TransferMany"/>.</summary>
internal static class TransferManyDescriptor
{
    private const string Example =
        """
        {"op": "TransferMany", "args": {"transfers": [
            {"from_container": "vault-001", "to_container": "vault-002", "class_id": "gold", "quantity": "1"},
            {"from_container": "vault-002", "to_container": "vault-003", "class_id": "gold", "key": 3, "quantity": 2}
        ]}}
        """;

    public static OperationDescriptor Create()
    {
        var args = new ShapeBuilder<TransferMany>();
        var list = new ListType<Transfer>(WireTypes.Transfer, "list of transfers", 1, TransferMany.TransfersMax);
        var transfers = args.Required(
            "transfers", list, op => op.Transfers, "The transfers; each sees the ones before.");
        return new OperationDescriptor<TransferMany>(
            OperationCode.TransferMany,
            new OperationTags(
                OperationDomain.Balance, OperationAction.Move, OperationScope.Multi, OperationImpact.Fanout),
            "Moves quantities between balances, one after another, all of them or none.",
            args.Build(nameof(TransferMany), values => new TransferMany(
                values.Get(transfers))),
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
