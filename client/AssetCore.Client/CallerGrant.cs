using AssetCore.Ids;

namespace AssetCore.Client;

/// <summary>A role that was granted.</summary>
/// <param name="Role">The role, such as <c>NamespaceWriter</c>.</param>
/// <param name="World">The world it is for; null for all.</param>
public sealed record CallerGrant(string Role, WorldId? World);
