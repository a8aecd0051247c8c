using AssetCore.Containers;
using AssetCore.Ids;

namespace AssetCore.Operations;

/// <summary>Makes a container.</summary>
/// <param name="ExternalId">Its id, not in use.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Owner">Whose it is: any 32-bit number; null for nobody.</param>
/// <param name="Policies">Rules for a balance container; null for none.</param>
/// <param name="DisplayName">A name for people, up to 256 characters; null for none.</param>
public sealed record CreateContainer(
    ContainerId ExternalId,
    ContainerKind Kind,
    uint? Owner,
    BalancePolicies? Policies,
    string? DisplayName) : Operation
{
    /// <inheritdoc />
    public override OperationCode Code => OperationCode.CreateContainer;
}
