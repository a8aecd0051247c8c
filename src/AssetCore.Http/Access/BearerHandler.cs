using System.Text.Encodings.Web;
using AssetCore.Errors;
using AssetCore.Http.Answers;
using AssetCore.Http.Requests;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace AssetCore.Http.Access;

/// <summary>
/// Authenticates <c>Authorization: Bearer</c> by the token book and answers refusals as problem details.
/// </summary>
/// <param name="options">The scheme's options.</param>
/// <param name="logger">The logger factory.</param>
/// <param name="encoder">Demanded by the base class.</param>
/// <param name="tokens">The known tokens.</param>
internal sealed class BearerHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    TokenBook tokens)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    /// <summary>The name of the scheme.</summary>
    public const string SchemeName = "AssetCore";

    private const string Prefix = "Bearer ";

    /// <inheritdoc />
    protected override Task<AuthenticateResult> HandleAuthenticateAsync() =>
        Task.FromResult(Judge(Request.Headers.Authorization));

    /// <inheritdoc />
    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers[HeaderNames.WWWAuthenticate] = "Bearer";
        var detail = StringValues.IsNullOrEmpty(Request.Headers.Authorization)
            ? "The request has no Authorization header."
            : "The Authorization header does not carry a bearer token that this server knows.";
        return Problems.WriteAsync(Context, new Rejection(ErrorCode.Unauthenticated, detail));
    }

    /// <inheritdoc />
    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        if (CallerIdentity.Find(Context.User) is not { } caller) return HandleChallengeAsync(properties);
        var named = NamespaceRoute.TryRead(Context, out var world, out var fault);
        if (fault is not null) return Problems.WriteAsync(Context, fault);
        // A world that the caller may not see must look like one that does not exist.
        if (named && !caller.Sees(world)) return Problems.WriteAsync(Context, NamespaceRoute.NotFound(world));
        return Problems.WriteAsync(Context, Forbidden(caller));
    }

    private Rejection Forbidden(Caller caller)
    {
        var needed = Context.GetEndpoint()?.Metadata.GetMetadata<RouteAccessMetadata>() is { } route
            ? string.Join(" or ", RoleTable.Names(RoleTable.For(route.Access)))
            : "another role";
        var what = $"{Request.Method} {Request.Path}";
        return new Rejection(
            ErrorCode.Forbidden, $"{what} needs the role {needed}, which the token {caller.Name} does not have here.");
    }

    private AuthenticateResult Judge(StringValues header)
    {
        if (header.Count == 0) return AuthenticateResult.NoResult();
        var text = header.Count == 1 ? header[0] : null;
        if (text is null || !text.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            return AuthenticateResult.Fail("Not one bearer token.");
        return tokens.Find(text.AsSpan(Prefix.Length).Trim(' ')) ?? AuthenticateResult.Fail("Unknown token.");
    }
}
