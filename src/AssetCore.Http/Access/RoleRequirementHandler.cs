using AssetCore.Http.Requests;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;

namespace AssetCore.Http.Access;

/// <summary>Grants a route to callers who hold one of its roles in the world it names.</summary>
internal sealed class RoleRequirementHandler : AuthorizationHandler<RoleRequirement>
{
    /// <inheritdoc />
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, RoleRequirement requirement)
    {
        var caller = CallerIdentity.Find(context.User);
        if (caller is not null && IsMet(caller, requirement, context.Resource as HttpContext))
            context.Succeed(requirement);

        return Task.CompletedTask;
    }

    private static bool IsMet(Caller caller, RoleRequirement requirement, HttpContext? http)
    {
        if (requirement.AnyWorld) return caller.HasAnywhere(requirement.AnyOf);
        var world = http is not null && NamespaceRoute.TryRead(http, out var named, out _)
            ? named
            : default(Ids.WorldId?);
        return (caller.RolesIn(world) & requirement.AnyOf) != 0;
    }
}
