using System.Buffers.Binary;
using System.Security.Cryptography;
using AssetCore.Hashes;

namespace AssetCore.Format.Sealing;

/// <summary>
/// The key of one subject in one world, and what is derived from it by HKDF-Expand (RFC 5869) with SHA-256:
/// <c>docs/formats/subject-keys.md</c>. Immutable; any thread. It says nothing of itself when printed.
/// </summary>
public sealed class SubjectKey
{
    /// <summary>Bytes of a key: 256 bits, all of them random.</summary>
    public const int Bytes = 32;

    private readonly byte[] _root;
    private readonly byte[] _seal;
    private readonly byte[] _digest;

    /// <summary>Takes a key. The bytes are copied.</summary>
    /// <param name="root">The key, from a generator that nobody can predict.</param>
    /// <exception cref="ArgumentException">There are not <see cref="Bytes"/> bytes.</exception>
    public SubjectKey(ReadOnlySpan<byte> root)
    {
        if (root.Length != Bytes) throw new ArgumentException("A subject's key has 32 bytes.", nameof(root));
        _root = root.ToArray();
        _seal = Expand("assetcore/1 seal"u8, Bytes);
        _digest = Expand("assetcore/1 request digest"u8, Bytes);
        Id = BinaryPrimitives.ReadUInt64LittleEndian(Expand("assetcore/1 key id"u8, sizeof(ulong)));
    }

    /// <summary>
    /// Which key: eight bytes derived from it, least significant first, from which nothing can be learnt of it.
    /// </summary>
    public ulong Id { get; }

    /// <summary>The key itself, for whoever keeps it.</summary>
    public ReadOnlySpan<byte> Root => _root;

    /// <summary>The key of AES-256-GCM.</summary>
    internal ReadOnlySpan<byte> SealKey => _seal;

    /// <summary>
    /// The digest of a request that names the subject, in its plain canonical encoding: the first sixteen bytes of
    /// HMAC-SHA-256 under a key of its own. The same request has the same digest as long as the key lives; without the
    /// key no guess at the request can be confirmed.
    /// </summary>
    public Hash128 DigestOf(ReadOnlySpan<byte> plain)
    {
        Span<byte> code = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(_digest, plain, code);
        return Hash128.Read(code);
    }

    /// <inheritdoc />
    public override string ToString() => $"subject key {Id:x16}";

    private byte[] Expand(ReadOnlySpan<byte> purpose, int count)
    {
        var derived = new byte[count];
        HKDF.Expand(HashAlgorithmName.SHA256, _root, derived, purpose);
        return derived;
    }
}
