using AssetCore.Errors;
using AssetCore.Format.Json;
using AssetCore.Format.Json.Shapes;
using AssetCore.Operations;

namespace AssetCore.Format.Catalogue.Descriptors;

/// <summary>Describes <see cref="UnplaceInstance"/>.</summary>
internal static class UnplaceInstanceDescriptor
{
    private const string Example =
        """
        {"op": "UnplaceInstance", "args": {"inst_id": 5}}
        """;

    public static OperationDescriptor Create()
    {
        var args = new ShapeBuilder<UnplaceInstance>();
        var instance = args.Required("inst_id", WireTypes.Instance, op => op.InstId, "The instance, placed.");
        return new OperationDescriptor<UnplaceInstance>(
            OperationCode.UnplaceInstance,
            new OperationTags(
                OperationDomain.Instance, OperationAction.Move, OperationScope.Single, OperationImpact.Targeted),
            "Takes an instance from its place; it goes on to exist.",
            args.Build(nameof(UnplaceInstance), values => new UnplaceInstance(
                values.Get(instance))),
            [
                ErrorCode.InstanceNotFound,
                ErrorCode.InstanceNotPlaced,
            ],
            Example);
    }
}
