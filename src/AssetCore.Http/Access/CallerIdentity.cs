using System.Security.Claims;

namespace AssetCore.Http.Access;

/// <summary>Carries a <see cref="Caller"/> through ASP.NET's authentication.</summary>
/// <param name="caller">The caller.</param>
internal sealed class CallerIdentity(Caller caller)
    : ClaimsIdentity([new Claim(DefaultNameClaimType, caller.Name)], BearerHandler.SchemeName)
{
    /// <summary>The caller.</summary>
    public Caller Caller { get; } = caller;

    /// <summary>The caller of a request; null if it has not been authenticated by this room.</summary>
    public static Caller? Find(ClaimsPrincipal principal)
    {
        foreach (var identity in principal.Identities)
        {
            if (identity is CallerIdentity known) return known.Caller;
        }

        return null;
    }
}
