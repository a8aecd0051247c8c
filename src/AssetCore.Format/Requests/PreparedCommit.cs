using AssetCore.Commits;
using AssetCore.Format.Binary;
using AssetCore.Format.Hashing;
using AssetCore.Hashes;
using AssetCore.Ids;
using AssetCore.Operations;

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

    private PreparedCommit(
        CommitRequest request, ReadOnlyMemory<byte> canonical, Hash128 keyDigest, ReversedCommit? reversed)
        : this(request, canonical, keyDigest, Digest.OfBytes(canonical.Span), reversed)
    {
    }

    private PreparedCommit(
        CommitRequest request,
        ReadOnlyMemory<byte> canonical,
        Hash128 keyDigest,
        Hash128 requestDigest,
        ReversedCommit? reversed)
    {
        Request = request;
        Reversed = reversed;
        Canonical = canonical;
        KeyDigest = keyDigest;
        RequestDigest = requestDigest;
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

    /// <summary>
    /// The commit that a <see cref="ReverseCommit"/> names; null for every other request, and for a reversal of a
    /// commit that the log does not hold.
    /// </summary>
    public ReversedCommit? Reversed { get; }

    /// <summary>Encodes a well-formed request and takes its digests.</summary>
    /// <exception cref="ArgumentException">
    /// The request has no idempotency key or no operations, or is not well formed.
    /// </exception>
    public static PreparedCommit Create(CommitRequest request) => Prepare(request, null);

    /// <summary>Encodes a well-formed reversal, takes its digests and goes with the commit that it names.</summary>
    /// <param name="request">What <see cref="ReverseRequest.ToCommit"/> makes, with a key.</param>
    /// <param name="reversed">The commit it names; null if the log does not hold it.</param>
    /// <exception cref="ArgumentException">
    /// The request is no well-formed reversal with a key, or names another commit.
    /// </exception>
    public static PreparedCommit CreateReverse(CommitRequest request, ReversedCommit? reversed)
    {
        if (!Names(request, reversed))
            throw new ArgumentException("The request does not reverse this commit.", nameof(request));
        return Prepare(request, reversed);
    }

    /// <summary>
    /// Decodes what <see cref="Canonical"/> holds and takes its digests again: the way in from a wire. The memory is
    /// the commit's from now on and must not change.
    /// </summary>
    /// <param name="canonical">The canonical encoding.</param>
    /// <param name="idempotencyKey">The key.</param>
    /// <param name="firstSentWorldSeq">The head that the client knew when it first sent the key, or null.</param>
    /// <param name="reversed">The commit that a reversal names; null for every other request.</param>
    /// <exception cref="FormatFaultException">
    /// The bytes are not the canonical encoding of a request with operations, key or number are impossible, the request
    /// does not reverse the commit that goes with it, or that one's events are none.
    /// </exception>
    public static PreparedCommit Read(
        ReadOnlyMemory<byte> canonical,
        string idempotencyKey,
        long? firstSentWorldSeq,
        ReversedCommit? reversed = null)
    {
        if (firstSentWorldSeq < 0) ByteReader.Fail(0, "first_sent_world_seq is negative");
        var decoded = RequestCodec.Decode(canonical.Span);
        if (decoded.Operations.IsEmpty) ByteReader.Fail(canonical.Length, "a request has no operations");
        if (reversed is not null && !Names(decoded, reversed))
            ByteReader.Fail(canonical.Length, "a request does not reverse the commit that goes with it");

        // Here, where whoever sent them is to blame: the world's writer takes bad events for a corrupt log.
        reversed?.CheckEvents();
        var request = decoded with
        {
            IdempotencyKey = idempotencyKey,
            FirstSentWorldSeq = firstSentWorldSeq is { } known ? new WorldSeq(known) : null,
        };
        return new PreparedCommit(request, canonical, KeyDigestOf(idempotencyKey), reversed);
    }

    /// <summary>
    /// A commit as a log has it on record, to be judged again: with the digests that stand there, since the key itself
    /// does not. In the place of the key stands its digest.
    /// </summary>
    /// <param name="canonical">The canonical encoding; the commit's from now on.</param>
    /// <param name="keyDigest">The digest of its key.</param>
    /// <param name="requestDigest">The digest of its request.</param>
    /// <param name="reversed">The commit that a reversal names; null for every other request.</param>
    /// <exception cref="FormatFaultException">The bytes are not the canonical encoding of a request.</exception>
    public static PreparedCommit Recorded(
        ReadOnlyMemory<byte> canonical, Hash128 keyDigest, Hash128 requestDigest, ReversedCommit? reversed)
    {
        var request = RequestCodec.Decode(canonical.Span) with { IdempotencyKey = keyDigest.ToString() };
        return new PreparedCommit(request, canonical, keyDigest, requestDigest, reversed);
    }

    private static PreparedCommit Prepare(CommitRequest request, ReversedCommit? reversed)
    {
        if (request.IdempotencyKey is not { } key)
            throw new ArgumentException("A request has no idempotency key.", nameof(request));
        if (request.FirstSentWorldSeq is { Value: < 0 })
            throw new ArgumentException("first_sent_world_seq is negative.", nameof(request));
        if (request.Operations.IsDefaultOrEmpty)
            throw new ArgumentException("A request has no operations.", nameof(request));
        return new PreparedCommit(request, Encode(request), Digest.OfKey(key), reversed);
    }

    private static bool Names(CommitRequest request, ReversedCommit? reversed) =>
        !request.Operations.IsDefault
        && request.Operations is [ReverseCommit reverse]
        && (reversed is null || (reversed.Start == reverse.CommitId.WorldSeqStart && reversed.End >= reversed.Start));

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
