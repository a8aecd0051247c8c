using AssetCore.Errors;
using AssetCore.Format.Json;
using AssetCore.Format.Json.Shapes;
using AssetCore.Operations;

namespace AssetCore.Format.Catalogue.Descriptors;

/// <summary>Describes <see cref="SetContainerPolicies"/>.</summary>
internal static class SetContainerPoliciesDescriptor
{
    private const string Example =
        """
        {"op": "SetContainerPolicies", "args": {
            "container_id": "vault-001",
            "policies": {"floor": "10", "ceiling": "5000", "classes": ["gold"]}
        }}
        """;

    public static OperationDescriptor Create()
    {
        var args = new ShapeBuilder<SetContainerPolicies>();
        var container = args.Required("container_id", WireTypes.ContainerId, op => op.ContainerId,
            "The balance container.");
        var policies = args.Required("policies", WireTypes.Policies, op => op.Policies,
            "All its rules from now on; what is left out has its default.");
        return new OperationDescriptor<SetContainerPolicies>(
            OperationCode.SetContainerPolicies,
            new OperationTags(
                OperationDomain.Container, OperationAction.Change, OperationScope.Single, OperationImpact.Targeted),
            "Replaces the rules of a balance container; what is there stays.",
            args.Build(nameof(SetContainerPolicies), values => new SetContainerPolicies(
                values.Get(container), values.Get(policies))),
            [
                ErrorCode.ContainerNotFound,
                ErrorCode.WrongContainerKind,
                ErrorCode.InvalidQuantity,
                ErrorCode.QuantityOverflow,
            ],
            Example);
    }
}
