using AssetCore.Containers;
using AssetCore.Ids;

namespace AssetCore.Operations;

/// <summary>Replaces the rules of a balance container; balances that are there stay.</summary>
/// <param name="ContainerId">The container.</param>
/// <param name="Policies">The new rules, all of them: an absent member means its default.</param>
public sealed record SetContainerPolicies(ContainerId ContainerId, BalancePolicies Policies) : Operation
{
    /// <inheritdoc />
    public override OperationCode Code => OperationCode.SetContainerPolicies;
}
