using AssetCore.Errors;
using AssetCore.Format.Json;
using AssetCore.Format.Json.Shapes;
using AssetCore.Operations;

namespace AssetCore.Format.Catalogue.Descriptors;

/// <summary>Describes <see cref="CaptureHold"/>.</summary>
internal static class CaptureHoldDescriptor
{
    private const string Example =
        """
        {"op": "CaptureHold", "args": {"hold_id": "order-17", "to_container": "vault-002", "quantity": "45"}}
        """;

    public static OperationDescriptor Create()
    {
        var args = new ShapeBuilder<CaptureHold>();
        var hold = args.Required("hold_id", WireTypes.HoldId, op => op.HoldId, "The hold.");
        var to = args.Required("to_container", WireTypes.ContainerId, op => op.ToContainer,
            "The balance that receives.");
        var quantity = args.Optional("quantity", WireTypes.Quantity, op => op.Quantity,
            "How much, above zero; all unless given. The rest is released.");
        return new OperationDescriptor<CaptureHold>(
            OperationCode.CaptureHold,
            new OperationTags(
                OperationDomain.Hold, OperationAction.Move, OperationScope.Multi, OperationImpact.Targeted),
            "Moves what a hold reserves to another balance and ends the hold.",
            args.Build(nameof(CaptureHold), values => new CaptureHold(
                values.Get(hold), values.Get(to), values.GetOrNull(quantity))),
            [
                ErrorCode.ContainerNotFound,
                ErrorCode.HoldNotFound,
                ErrorCode.SameLocation,
                ErrorCode.WrongContainerKind,
                ErrorCode.ScaleMismatch,
                ErrorCode.InvalidQuantity,
                ErrorCode.QuantityOverflow,
                ErrorCode.InsufficientBalance,
                ErrorCode.CeilingExceeded,
            ],
            Example);
    }
}
