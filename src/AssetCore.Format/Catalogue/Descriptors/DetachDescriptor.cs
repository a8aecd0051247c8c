using AssetCore.Errors;
using AssetCore.Format.Json;
using AssetCore.Format.Json.Shapes;
using AssetCore.Operations;

namespace AssetCore.Format.Catalogue.Descriptors;

/// <summary>Describes <see cref="Detach"/>.</summary>
internal static class DetachDescriptor
{
    private const string Example =
        """
        {"op": "Detach", "args": {"child_id": 4}}
        """;

    public static OperationDescriptor Create()
    {
        var args = new ShapeBuilder<Detach>();
        var child = args.Required("child_id", WireTypes.Instance, op => op.ChildId, "The instance, attached.");
        return new OperationDescriptor<Detach>(
            OperationCode.Detach,
            new OperationTags(
                OperationDomain.Instance, OperationAction.Change, OperationScope.Single, OperationImpact.Targeted),
            "Takes an instance from its parent.",
            args.Build(nameof(Detach), values => new Detach(
                values.Get(child))),
            [
                ErrorCode.InstanceNotFound,
                ErrorCode.NotAttached,
            ],
            Example);
    }
}
