using System.Security.Claims;
using Microsoft.AspNetCore.Http;

namespace AssetCore.Http.Access;

/// <summary>
/// A <see cref="Access.Caller"/> as the user of a request, so that a host's own middleware sees who called. One object
/// per token, shared by its requests.
/// </summary>
/// <param name="caller">The caller.</param>
internal sealed class CallerPrincipal(Caller caller)
    : ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimsIdentity.DefaultNameClaimType, caller.Name)], Scheme))
{
    private const string Scheme = "AssetCore";

    /// <summary>The caller.</summary>
    public Caller Caller { get; } = caller;

    /// <summary>The caller of a request that <see cref="AccessGuard"/> has let through to a guarded route.</summary>
    /// <exception cref="InvalidOperationException">The guard has not seen the request.</exception>
    public static Caller Of(HttpContext context) =>
        context.User is CallerPrincipal known
            ? known.Caller
            : throw new InvalidOperationException("A route that needs a caller is not guarded.");
}
