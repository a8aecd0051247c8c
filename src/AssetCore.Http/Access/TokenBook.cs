using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using AssetCore.Hashes;

namespace AssetCore.Http.Access;

/// <summary>
/// The static tokens this server knows, by the SHA-256 of their UTF-8. Immutable, usable from any thread. A token is
/// looked up by its hash, so the time a look-up takes says nothing about the token.
/// </summary>
internal sealed class TokenBook
{
    /// <summary>No token of this server is longer: more is refused before it is hashed.</summary>
    public const int TokenLengthMax = 512;

    // Room for the UTF-8 of any token of a usual length.
    private const int StackBytesMax = 512;

    private readonly FrozenDictionary<Hash256, CallerPrincipal> _callers;

    /// <summary>A book of the given tokens.</summary>
    /// <param name="tokens">The hashes, each with the caller it stands for.</param>
    public TokenBook(IEnumerable<KeyValuePair<Hash256, Caller>> tokens) =>
        _callers = tokens.ToFrozenDictionary(token => token.Key, token => new CallerPrincipal(token.Value));

    /// <summary>How many tokens are known.</summary>
    public int Count => _callers.Count;

    /// <summary>Who a token stands for, one object per token; null if the token is not known.</summary>
    public CallerPrincipal? Find(ReadOnlySpan<char> token)
    {
        if (token.Length is 0 or > TokenLengthMax) return null;
        return _callers.GetValueOrDefault(HashOf(token));
    }

    /// <summary>The hash that a token is known by.</summary>
    public static Hash256 HashOf(ReadOnlySpan<char> token)
    {
        Span<byte> hash = stackalloc byte[Hash256.Bytes];
        var bytesMax = Encoding.UTF8.GetMaxByteCount(token.Length);
        Span<byte> utf8 = bytesMax <= StackBytesMax ? stackalloc byte[StackBytesMax] : new byte[bytesMax];
        var bytes = Encoding.UTF8.GetBytes(token, utf8);
        SHA256.HashData(utf8[..bytes], hash);
        return new Hash256(hash);
    }
}
