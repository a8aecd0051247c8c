using System.Collections.Frozen;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using AssetCore.Hashes;
using Microsoft.AspNetCore.Authentication;

namespace AssetCore.Http.Access;

/// <summary>
/// The static tokens this server knows, by the SHA-256 of their UTF-8. Immutable, usable from any thread. A token is
/// looked up by its hash, so the time a look-up takes says nothing about the token.
/// </summary>
internal sealed class TokenBook
{
    /// <summary>No token of this server is longer: more is refused before it is hashed.</summary>
    public const int TokenLengthMax = 512;

    private readonly FrozenDictionary<Hash256, AuthenticateResult> _results;

    /// <summary>A book of the given tokens.</summary>
    /// <param name="tokens">The hashes, each with the caller it stands for.</param>
    public TokenBook(IEnumerable<KeyValuePair<Hash256, Caller>> tokens) =>
        _results = tokens.ToFrozenDictionary(token => token.Key, token => Success(token.Value));

    /// <summary>How many tokens are known.</summary>
    public int Count => _results.Count;

    /// <summary>The authentication that a token brings, made once per token; null if the token is not known.</summary>
    public AuthenticateResult? Find(ReadOnlySpan<char> token)
    {
        if (token.Length is 0 or > TokenLengthMax) return null;
        return _results.GetValueOrDefault(HashOf(token));
    }

    /// <summary>The hash that a token is known by.</summary>
    public static Hash256 HashOf(ReadOnlySpan<char> token)
    {
        Span<byte> hash = stackalloc byte[Hash256.Bytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(token.ToArray()), hash);
        return new Hash256(hash);
    }

    private static AuthenticateResult Success(Caller caller) =>
        AuthenticateResult.Success(new AuthenticationTicket(
            new ClaimsPrincipal(new CallerIdentity(caller)), BearerHandler.SchemeName));
}
