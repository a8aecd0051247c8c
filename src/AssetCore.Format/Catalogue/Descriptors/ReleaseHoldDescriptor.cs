using AssetCore.Errors;
using AssetCore.Format.Json;
using AssetCore.Format.Json.Shapes;
using AssetCore.Operations;

namespace AssetCore.Format.Catalogue.Descriptors;

/// <summary>Describes <see cref="ReleaseHold"/>.</summary>
internal static class ReleaseHoldDescriptor
{
    private const string Example =
        """
        {"op": "ReleaseHold", "args": {"hold_id": "order-17"}}
        """;

    public static OperationDescriptor Create()
    {
        var args = new ShapeBuilder<ReleaseHold>();
        var hold = args.Required("hold_id", WireTypes.HoldId, op => op.HoldId, "The hold.");
        return new OperationDescriptor<ReleaseHold>(
            OperationCode.ReleaseHold,
            new OperationTags(
                OperationDomain.Hold, OperationAction.Destroy, OperationScope.Single, OperationImpact.Targeted),
            "Ends a hold: what it reserved is available again.",
            args.Build(nameof(ReleaseHold), values => new ReleaseHold(
                values.Get(hold))),
            [
                ErrorCode.HoldNotFound,
            ],
            Example);
    }
}
