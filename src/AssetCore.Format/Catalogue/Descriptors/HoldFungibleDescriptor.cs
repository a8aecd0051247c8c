using AssetCore.Errors;
using AssetCore.Format.Json;
using AssetCore.Format.Json.Shapes;
using AssetCore.Ids;
using AssetCore.Operations;

namespace AssetCore.Format.Catalogue.Descriptors;

/// <summary>Describes <see cref="HoldFungible"/>.</summary>
internal static class HoldFungibleDescriptor
{
    private const string Example =
        """
        {"op": "HoldFungible", "args": {
            "hold_id": "order-18",
            "container_id": "vault-001",
            "class_id": "gold",
            "quantity": "20",
            "expires_at_world_seq": 5000
        }}
        """;

    public static OperationDescriptor Create()
    {
        var args = new ShapeBuilder<HoldFungible>();
        var hold = args.Required("hold_id", WireTypes.HoldId, op => op.HoldId, "Its id, not in use.");
        var container = args.Required("container_id", WireTypes.ContainerId, op => op.ContainerId, "The balance.");
        var classId = args.Required("class_id", WireTypes.ClassId, op => op.ClassId, "The class.");
        var key = args.Optional("key", WireTypes.UInt32, op => op.Key,
            "The variant of the class; absent and 0 differ.");
        var quantity = args.Required("quantity", WireTypes.Quantity, op => op.Quantity,
            "How much, above zero, out of what is available.");
        var seq = args.Optional(
            "expires_at_world_seq", WireTypes.NonNegative, op => op.ExpiresAtWorldSeq?.Value,
            "Released before the next batch once the world has come to this.");
        var time = args.Optional(
            "expires_at_ms", WireTypes.NonNegative, op => op.ExpiresAtMs,
            "Released before the next batch at or after this time, in milliseconds since 1970-01-01 UTC.");
        return new OperationDescriptor<HoldFungible>(
            OperationCode.HoldFungible,
            new OperationTags(
                OperationDomain.Hold, OperationAction.Create, OperationScope.Single, OperationImpact.Targeted),
            "Reserves a quantity of a balance until it is captured, released or expired.",
            args.Build(nameof(HoldFungible), values => new HoldFungible(
                values.Get(hold),
                values.Get(container),
                values.Get(classId),
                values.GetOrNull(key),
                values.Get(quantity),
                values.GetOrNull(seq) is { } expiry ? new WorldSeq(expiry) : null,
                values.GetOrNull(time))),
            [
                ErrorCode.ContainerNotFound,
                ErrorCode.ClassNotFound,
                ErrorCode.HoldAlreadyExists,
                ErrorCode.WrongContainerKind,
                ErrorCode.ScaleMismatch,
                ErrorCode.InvalidQuantity,
                ErrorCode.QuantityOverflow,
                ErrorCode.InsufficientBalance,
            ],
            Example);
    }
}
