using AssetCore.Commits;
using AssetCore.Format.Binary;
using AssetCore.Format.Hashing;
using AssetCore.Hashes;
using AssetCore.Ids;

namespace AssetCore.Format.Requests;

/// <summary>
/// A commit request that is well formed and already in its canonical encoding, with its digests: made where the caller
/// runs, so that the world's single writer only judges. Immutable; the bytes are never reused.
/// </summary>
public sealed class PreparedCommit
{
    // What a thread keeps for its next request; a larger buffer is left to the garbage collector.
    private const int ScratchBytesMax = 64 * 1024;

    [ThreadStatic]
    private static EncodingBuffer? t_scratch;

    private PreparedCommit(CommitRequest request, ReadOnlyMemory<byte> canonical, Hash128 keyDigest)
    {
        Request = request;
        Canonical = canonical;
        KeyDigest = keyDigest;
        RequestDigest = Digest.OfBytes(canonical.Span);
    }

    /// <summary>The request; its idempotency key is never null.</summary>
    public CommitRequest Request { get; }

    /// <summary>
    /// The canonical encoding of operations, expected_world_seq, policy_id, actor_id, metadata and origin
    /// (<c>docs/formats/requests.md</c>): what the log keeps and the digest covers.
    /// </summary>
    public ReadOnlyMemory<byte> Canonical { get; }

    /// <summary>The first 16 bytes of SHA-256 over the key in UTF-8: <see cref="Digest"/>.</summary>
    public Hash128 KeyDigest { get; }

    /// <summary>The first 16 bytes of SHA-256 over <see cref="Canonical"/>: <see cref="Digest"/>.</summary>
    public Hash128 RequestDigest { get; }

    /// <summary>Encodes a well-formed request and takes its digests.</summary>
    /// <exception cref="ArgumentException">
    /// The request has no idempotency key or no operations, or is not well formed.
    /// </exception>
    public static PreparedCommit Create(CommitRequest request)
    {
        if (request.IdempotencyKey is not { } key)
            throw new ArgumentException("A request has no idempotency key.", nameof(request));
        if (request.FirstSentWorldSeq is { Value: < 0 })
            throw new ArgumentException("first_sent_world_seq is negative.", nameof(request));
        if (request.Operations.IsDefaultOrEmpty)
            throw new ArgumentException("A request has no operations.", nameof(request));
        return new PreparedCommit(request, Encode(request), Digest.OfKey(key));
    }

    /// <summary>
    /// Decodes what <see cref="Canonical"/> holds and takes its digests again: the way in from a wire. The memory is
    /// the commit's from now on and must not change.
    /// </summary>
    /// <exception cref="FormatFaultException">
    /// The bytes are not the canonical encoding of a request with operations, or key or number are impossible.
    /// </exception>
    public static PreparedCommit Read(ReadOnlyMemory<byte> canonical, string idempotencyKey, long? firstSentWorldSeq)
    {
        if (firstSentWorldSeq < 0) ByteReader.Fail(0, "first_sent_world_seq is negative");
        var decoded = RequestCodec.Decode(canonical.Span);
        if (decoded.Operations.IsEmpty) ByteReader.Fail(canonical.Length, "a request has no operations");
        var request = decoded with
        {
            IdempotencyKey = idempotencyKey,
            FirstSentWorldSeq = firstSentWorldSeq is { } known ? new WorldSeq(known) : null,
        };
        return new PreparedCommit(request, canonical, KeyDigestOf(idempotencyKey));
    }

    private static byte[] Encode(CommitRequest request)
    {
        var scratch = t_scratch ??= new EncodingBuffer();
        scratch.Truncate(0);
        RequestCodec.Encode(scratch, request);
        var canonical = scratch.Span.ToArray();
        if (scratch.Capacity > ScratchBytesMax) t_scratch = null;
        return canonical;
    }

    private static Hash128 KeyDigestOf(string key)
    {
        try
        {
            return Digest.OfKey(key);
        }
        catch (ArgumentException impossible)
        {
            throw new FormatFaultException(0, impossible.Message);
        }
    }
}
