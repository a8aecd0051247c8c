using AssetCore.Errors;
using AssetCore.Format.Json;
using AssetCore.Format.Json.Shapes;
using AssetCore.Operations;

namespace AssetCore.Format.Catalogue.Descriptors;

/// <summary>Describes <see cref="Attach"/>.</summary>
internal static class AttachDescriptor
{
    private const string Example =
        """
        {"op": "Attach", "args": {"child_id": 3, "parent_id": 1}}
        """;

    public static OperationDescriptor Create()
    {
        var args = new ShapeBuilder<Attach>();
        var child = args.Required("child_id", WireTypes.Instance, op => op.ChildId,
            "The instance that is attached, without a parent so far.");
        var parent = args.Required("parent_id", WireTypes.Instance, op => op.ParentId,
            "Its parent: neither itself nor below it.");
        return new OperationDescriptor<Attach>(
            OperationCode.Attach,
            new OperationTags(
                OperationDomain.Instance, OperationAction.Change, OperationScope.Multi, OperationImpact.Targeted),
            "Makes an instance the child of another; places are not touched.",
            args.Build(nameof(Attach), values => new Attach(
                values.Get(child), values.Get(parent))),
            [
                ErrorCode.InstanceNotFound,
                ErrorCode.AlreadyAttached,
                ErrorCode.WouldCreateCycle,
            ],
            Example);
    }
}
