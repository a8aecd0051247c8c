using Microsoft.AspNetCore.Authorization;

namespace AssetCore.Http.Access;

/// <summary>A route's demand for any one of some roles, in the world that the route names.</summary>
/// <param name="access">What the route is for.</param>
internal sealed class RoleRequirement(RouteAccess access) : IAuthorizationRequirement
{
    /// <summary>Roles of which one suffices.</summary>
    public Roles AnyOf { get; } = RoleTable.For(access);

    /// <summary>True if a role in any world will do.</summary>
    public bool AnyWorld { get; } = access is RouteAccess.Anybody or RouteAccess.ReadFeed;

    /// <summary>The policy that a route of this access carries.</summary>
    public static AuthorizationPolicy Policy(RouteAccess access) =>
        new AuthorizationPolicyBuilder(BearerHandler.SchemeName)
            .RequireAuthenticatedUser()
            .AddRequirements(new RoleRequirement(access))
            .Build();
}
