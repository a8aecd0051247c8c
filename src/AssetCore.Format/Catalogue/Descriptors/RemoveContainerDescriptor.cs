using AssetCore.Errors;
using AssetCore.Format.Json;
using AssetCore.Format.Json.Shapes;
using AssetCore.Operations;

namespace AssetCore.Format.Catalogue.Descriptors;

/// <summary>Describes <see cref="RemoveContainer"/>.</summary>
internal static class RemoveContainerDescriptor
{
    private const string Example =
        """
        {"op": "RemoveContainer", "args": {"container_id": "vault-003", "drain": false}}
        """;

    public static OperationDescriptor Create()
    {
        var args = new ShapeBuilder<RemoveContainer>();
        var id = args.Required("container_id", WireTypes.ContainerId, op => op.ContainerId, "The container.");
        var drain = args.Defaulted("drain", WireTypes.Boolean, op => op.Drain,
            "True, unless given, to destroy what it holds with it; false to refuse unless it is empty.");
        return new OperationDescriptor<RemoveContainer>(
            OperationCode.RemoveContainer,
            new OperationTags(
                OperationDomain.Container, OperationAction.Destroy, OperationScope.Single, OperationImpact.Cascade),
            "Takes a container away, with what it holds unless asked otherwise.",
            args.Build(nameof(RemoveContainer), values => new RemoveContainer(
                values.Get(id), values.GetOr(drain, true))),
            [
                ErrorCode.ContainerNotFound,
                ErrorCode.HasChildren,
                ErrorCode.ContainerNotEmpty,
                ErrorCode.ContainerHasHolds,
                ErrorCode.CommitTooLarge,
            ],
            Example);
    }
}
