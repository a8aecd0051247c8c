using AssetCore.Errors;
using AssetCore.Format.Json;
using AssetCore.Format.Json.Shapes;
using AssetCore.Operations;

namespace AssetCore.Format.Catalogue.Descriptors;

/// <summary>Describes <see cref="SetContainerOwner"/>.</summary>
internal static class SetContainerOwnerDescriptor
{
    private const string Example =
        """
        {"op": "SetContainerOwner", "args": {"container_id": "vault-001", "owner": 9}}
        """;

    public static OperationDescriptor Create()
    {
        var args = new ShapeBuilder<SetContainerOwner>();
        var container = args.Required("container_id", WireTypes.ContainerId, op => op.ContainerId, "The container.");
        var owner = args.Nullable("owner", WireTypes.UInt32, op => op.Owner,
            "Whose it is from now on; null for nobody.");
        return new OperationDescriptor<SetContainerOwner>(
            OperationCode.SetContainerOwner,
            new OperationTags(
                OperationDomain.Container, OperationAction.Change, OperationScope.Single, OperationImpact.Targeted),
            "Says whose a container is.",
            args.Build(nameof(SetContainerOwner), values => new SetContainerOwner(
                values.Get(container), values.GetOrNull(owner))),
            [
                ErrorCode.ContainerNotFound,
            ],
            Example);
    }
}
