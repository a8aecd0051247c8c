using AssetCore.Containers;
using AssetCore.Ids;

namespace AssetCore.Format.Events;

/// <summary>The row of a container.</summary>
/// <param name="Id">Its external id.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Owner">Whose it is, or null.</param>
/// <param name="DisplayName">Its name for people, or null.</param>
/// <param name="Policies">Its rules, or null.</param>
public sealed record ContainerRow(
    ContainerId Id,
    ContainerKind Kind,
    uint? Owner,
    string? DisplayName,
    BalancePolicies? Policies);
