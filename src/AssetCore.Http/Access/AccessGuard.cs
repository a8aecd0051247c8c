using AssetCore.Errors;
using AssetCore.Http.Answers;
using AssetCore.Http.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace AssetCore.Http.Access;

/// <summary>
/// Stands before the guarded routes: lets a request through if its bearer token is known and has one of the roles that
/// open the route in the world that it names, and answers the rest with problem details.
/// </summary>
/// <remarks>
/// The check is part of the endpoint itself, so no order of middleware can leave it out. ASP.NET's own layers, which
/// would authenticate every request twice over and allocate as much as the rest of a commit, are not involved.
/// </remarks>
/// <param name="tokens">The known tokens.</param>
internal sealed class AccessGuard(TokenBook tokens)
{
    private const string Prefix = "Bearer ";

    /// <summary>Who sent the request; null if it carries no token, or none that this server knows.</summary>
    public CallerPrincipal? Find(HttpContext context)
    {
        if (context.Request.Headers.Authorization is not [{ } header]) return null;
        if (ConnectionCaller.Find(context, header) is { } known) return known;
        if (!header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)) return null;
        var caller = tokens.Find(header.AsSpan(Prefix.Length).Trim(' '));
        if (caller is not null) ConnectionCaller.Remember(context, header, caller);
        return caller;
    }

    /// <summary>Names the caller on the request; or answers why it goes no further, and returns that answer.</summary>
    /// <param name="context">The request.</param>
    /// <param name="access">What its route is for.</param>
    /// <returns>The answer on its way; null if the request may pass.</returns>
    public Task? Refuse(HttpContext context, RouteAccess access)
    {
        if (Find(context) is not { } known) return ChallengeAsync(context);
        context.User = known;
        return IsOpen(context, access, known.Caller) ? null : ForbidAsync(context, access, known.Caller);
    }

    /// <summary>Answers a request whose caller is not known.</summary>
    public static Task ChallengeAsync(HttpContext context)
    {
        context.Response.Headers[HeaderNames.WWWAuthenticate] = "Bearer";
        var detail = StringValues.IsNullOrEmpty(context.Request.Headers.Authorization)
            ? "The request has no Authorization header."
            : "The Authorization header does not carry a bearer token that this server knows.";
        return Problems.WriteAsync(context, new Rejection(ErrorCode.Unauthenticated, detail));
    }

    private static bool IsOpen(HttpContext context, RouteAccess access, Caller caller)
    {
        var anyOf = RoleTable.For(access);
        if (RoleTable.OpensByAnyWorld(access)) return caller.HasAnywhere(anyOf);
        var world = NamespaceRoute.TryRead(context, out var named, out _) ? named : default(Ids.WorldId?);
        return (caller.RolesIn(world) & anyOf) != 0;
    }

    private static Task ForbidAsync(HttpContext context, RouteAccess access, Caller caller)
    {
        var named = NamespaceRoute.TryRead(context, out var world, out var fault);
        if (fault is not null) return Problems.WriteAsync(context, fault);
        // A world that the caller may not see must look like one that does not exist.
        if (named && !caller.Sees(world)) return Problems.WriteAsync(context, NamespaceRoute.NotFound(world));
        var needed = string.Join(" or ", RoleTable.Names(RoleTable.For(access)));
        var what = $"{context.Request.Method} {context.Request.Path}";
        return Problems.WriteAsync(context, new Rejection(
            ErrorCode.Forbidden, $"{what} needs the role {needed}, which the token {caller.Name} does not have here."));
    }
}
