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

    /// <summary>True if the caller administers the world, and so sees it when it is disabled too.</summary>
    public bool Administers(WorldId world) => (RolesIn(world) & Roles.NamespaceAdmin) != 0;

    /// <summary>True if the caller has one of the roles in some world, whichever.</summary>
    public bool HasAnywhere(Roles anyOf) =>
        Grants.Any(grant => (RoleTable.WithImplied(grant.Roles) & anyOf) != 0);
}
