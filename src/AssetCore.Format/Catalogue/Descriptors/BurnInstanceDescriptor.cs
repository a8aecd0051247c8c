using AssetCore.Errors;
using AssetCore.Format.Json;
using AssetCore.Format.Json.Shapes;
using AssetCore.Operations;

namespace AssetCore.Format.Catalogue.Descriptors;

/// <summary>Describes <see cref="BurnInstance"/>.</summary>
internal static class BurnInstanceDescriptor
{
    private const string Example =
        """
        {"op": "BurnInstance", "args": {"inst_id": 3}}
        """;

    public static OperationDescriptor Create()
    {
        var args = new ShapeBuilder<BurnInstance>();
        var instance = args.Required("inst_id", WireTypes.Instance, op => op.InstId, "The instance, without children.");
        return new OperationDescriptor<BurnInstance>(
            OperationCode.BurnInstance,
            new OperationTags(
                OperationDomain.Instance, OperationAction.Destroy, OperationScope.Single, OperationImpact.Targeted),
            "Ends an instance for good, wherever it is.",
            args.Build(nameof(BurnInstance), values => new BurnInstance(
                values.Get(instance))),
            [
                ErrorCode.InstanceNotFound,
                ErrorCode.HasChildren,
            ],
            Example);
    }
}
