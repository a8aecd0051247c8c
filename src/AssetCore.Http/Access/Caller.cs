using System.Collections.Immutable;
using AssetCore.Ids;

namespace AssetCore.Http.Access;

/// <summary>
/// Who sent a request, and what was granted to them. Immutable; one object per token, shared by its requests.
/// </summary>
/// <param name="Name">The name of the token, for people and logs.</param>
/// <param name="Grants">What was granted.</param>
internal sealed record Caller(string Name, ImmutableArray<Grant> Grants)
{
    /// <summary>The roles that count for a request, those that other roles imply included.</summary>
    /// <param name="world">
    /// The world that the request names; null for one that names none: only grants for all worlds count.
    /// </param>
    public Roles RolesIn(WorldId? world)
    {
        var roles = Roles.None;
        foreach (var grant in Grants)
        {
            if (grant.World is null || grant.World == world) roles |= grant.Roles;
        }

        return RoleTable.WithImplied(roles);
    }

    /// <summary>True if the caller may know that the world exists.</summary>
    public bool Sees(WorldId world) => RolesIn(world) != Roles.None;

    /// <summary>True if the caller has any role anywhere: enough to ask who one is and which worlds one sees.</summary>
    public bool HasAnyRole => Grants.Any(grant => grant.Roles != Roles.None);
}
