using AssetCore.Errors;
using AssetCore.Format.Json;
using AssetCore.Format.Json.Shapes;
using AssetCore.Operations;

namespace AssetCore.Format.Catalogue.Descriptors;

/// <summary>Describes <see cref="CreateContainer"/>.</summary>
internal static class CreateContainerDescriptor
{
    private const string Example =
        """
        {"op": "CreateContainer", "args": {
            "external_id": "vault-004",
            "kind": {"type": "balance", "quantization_inv": 1000},
            "owner": 7,
            "policies": {"floor": "0", "ceiling": "1000"}
        }}
        """;

    public static OperationDescriptor Create()
    {
        var args = new ShapeBuilder<CreateContainer>();
        var id = args.Required("external_id", WireTypes.ContainerId, op => op.ExternalId, "Its id, not in use.");
        var kind = args.Required("kind", WireTypes.Kind, op => op.Kind, "What it is; fixed for its life.");
        var owner = args.Optional("owner", WireTypes.UInt32, op => op.Owner, "Whose it is.");
        var policies = args.OptionalObject("policies", WireTypes.Policies, op => op.Policies,
            "Rules for a balance container.");
        var displayName = args.OptionalObject("display_name", WireTypes.DisplayName, op => op.DisplayName,
            "A name for people.");
        return new OperationDescriptor<CreateContainer>(
            OperationCode.CreateContainer,
            new OperationTags(
                OperationDomain.Container, OperationAction.Create, OperationScope.Single, OperationImpact.Targeted),
            "Makes a container.",
            args.Build(nameof(CreateContainer), values => new CreateContainer(
                values.Get(id),
                values.Get(kind),
                values.GetOrNull(owner),
                values.FindOrNull(policies),
                values.FindOrNull(displayName))),
            [
                ErrorCode.ContainerAlreadyExists,
                ErrorCode.WrongContainerKind,
                ErrorCode.InvalidQuantity,
                ErrorCode.QuantityOverflow,
            ],
            Example);
    }
}
