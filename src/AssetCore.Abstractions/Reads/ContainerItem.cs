using AssetCore.Containers;
using AssetCore.Ids;

namespace AssetCore.Reads;

/// <summary>A container as lists and single reads show it.</summary>
/// <param name="ContainerId">Its id.</param>
/// <param name="Kind">Its kind with all members.</param>
/// <param name="Owner">Its owner, or null.</param>
/// <param name="DisplayName">Its name for people, or null.</param>
/// <param name="Policies">Its rules, or null.</param>
public sealed record ContainerItem(
    ContainerId ContainerId,
    ContainerKind Kind,
    uint? Owner,
    string? DisplayName,
    BalancePolicies? Policies);
