using AssetCore.Commits;
using AssetCore.Format.Binary;
using AssetCore.Format.Hashing;
using AssetCore.Format.Sealing;
using AssetCore.Hashes;
using AssetCore.Ids;
using AssetCore.Operations;

namespace AssetCore.Format.Requests;

/// <summary>
/// A commit request that is well formed and already in its canonical encoding: made where the caller runs, so that the
/// world's single writer only judges. Immutable; the bytes are never reused. Any thread.
/// </summary>
public sealed class PreparedCommit
{
    // What a thread keeps for its next request; a larger buffer is left to the garbage collector.
    private const int ScratchBytesMax = 64 * 1024;

    [ThreadStatic]
    private static EncodingBuffer? t_scratch;

    // Taken when somebody asks, at best for many commits at once: whoever finds the flag set finds the digest whole,
    // and two that take it at a time write the same.
    private Hash128 _keyDigest;
    private Hash128 _requestDigest;
    private bool _hasKeyDigest;
    private bool _hasRequestDigest;

    private PreparedCommit(
        CommitRequest request, ReadOnlyMemory<byte> canonical, SealedBox? box, ReversedCommit? reversed)
    {
        Request = request;
        Reversed = reversed;
        Canonical = canonical;
        Box = box;
    }

    /// <summary>
    /// The request; its idempotency key is never null. Once it is sealed, its personal members are.
    /// </summary>
    public CommitRequest Request { get; }

    /// <summary>The personal members, sealed; null if the request names no subject, or is not sealed yet.</summary>
    public SealedBox? Box { get; }

    /// <summary>
    /// True if the request names a subject and its personal members still stand in it: so it travels to a silo, and no
    /// further than the gateway there. The world does not judge it.
    /// </summary>
    public bool NeedsSeal => Request.SubjectId is not null && Box is null;

    /// <summary>
    /// The canonical encoding of operations, expected_world_seq, policy_id, actor_id, metadata, origin and subject_id
    /// (<c>docs/formats/requests.md</c>): what the log keeps, sealed if it names a subject, and what the digest covers,
    /// then in plain.
    /// </summary>
    public ReadOnlyMemory<byte> Canonical { get; }

    /// <summary>The first 16 bytes of SHA-256 over the key in UTF-8: <see cref="Digest"/>.</summary>
    public Hash128 KeyDigest
    {
        get
        {
            if (LacksKeyDigest) SetKeyDigest(Digest.OfKey(Request.IdempotencyKey!));
            return _keyDigest;
        }
    }

    /// <summary>
    /// The first 16 bytes of SHA-256 over <see cref="Canonical"/>: <see cref="Digest"/>. Of a sealed request, those of
    /// an HMAC over its plain encoding: <see cref="SubjectKey.DigestOf"/>; before it is sealed, zero.
    /// </summary>
    public Hash128 RequestDigest
    {
        get
        {
            if (LacksRequestDigest) SetRequestDigest(Digest.OfBytes(Canonical.Span));
            return _requestDigest;
        }
    }

    /// <summary>
    /// The commit that a <see cref="ReverseCommit"/> names; null for every other request, and for a reversal of a
    /// commit that the log does not hold.
    /// </summary>
    public ReversedCommit? Reversed { get; }

    /// <summary>True if <see cref="KeyDigest"/> is still to be taken.</summary>
    internal bool LacksKeyDigest => !Volatile.Read(ref _hasKeyDigest);

    /// <summary>True if <see cref="RequestDigest"/> is still to be taken.</summary>
    internal bool LacksRequestDigest => !Volatile.Read(ref _hasRequestDigest);

    /// <summary>Encodes a well-formed request.</summary>
    /// <exception cref="ArgumentException">
    /// The request has no idempotency key or no operations, or is not well formed.
    /// </exception>
    public static PreparedCommit Create(CommitRequest request) => Prepare(request, null);

    /// <summary>Encodes a well-formed reversal that goes with the commit that it names.</summary>
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
    /// Decodes what <see cref="Canonical"/> holds, its digests to be taken again: the way in from a wire. The memory is
    /// the commit's from now on and must not change.
    /// </summary>
    /// <param name="canonical">The canonical encoding.</param>
    /// <param name="idempotencyKey">The key.</param>
    /// <param name="firstSentWorldSeq">The head that the client knew when it first sent the key, or null.</param>
    /// <param name="reversed">The commit that a reversal names; null for every other request.</param>
    /// <param name="sealedDigest">
    /// The digest of a sealed request, which cannot be taken again without the key; null for every other one.
    /// </param>
    /// <exception cref="FormatFaultException">
    /// The bytes are not the canonical encoding of a request with operations, key or number are impossible, the request
    /// does not reverse the commit that goes with it, that one's events are none, or there is a digest where none is
    /// needed or none where one is.
    /// </exception>
    public static PreparedCommit Read(
        ReadOnlyMemory<byte> canonical,
        string idempotencyKey,
        long? firstSentWorldSeq,
        ReversedCommit? reversed = null,
        Hash128? sealedDigest = null)
    {
        if (firstSentWorldSeq < 0) ByteReader.Fail(0, "first_sent_world_seq is negative");
        var decoded = RequestCodec.Decode(canonical.Span, out var box);
        if (sealedDigest is null != box is null)
            ByteReader.Fail(0, "a sealed request comes with its digest, and no other one does");
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
        CheckKey(idempotencyKey);
        var commit = new PreparedCommit(request, canonical, box, reversed);
        if (sealedDigest is { } digest) commit.SetRequestDigest(digest);
        else commit.HideRequest();
        return commit;
    }

    /// <summary>Seals the personal members of a request that names a subject, and takes its digest.</summary>
    /// <param name="key">The subject's key in this world.</param>
    /// <param name="world">The world that the request is for.</param>
    /// <param name="nonce">
    /// <see cref="MemberSeal.NonceBytes"/> bytes that were never used with this key: random ones.
    /// </param>
    /// <returns>
    /// The commit as the world judges it and the log keeps it; nothing personal in it can be read without the key.
    /// </returns>
    /// <exception cref="InvalidOperationException">The request names no subject, or is sealed.</exception>
    public PreparedCommit SealUnder(SubjectKey key, WorldId world, ReadOnlySpan<byte> nonce)
    {
        if (!NeedsSeal) throw new InvalidOperationException("There is nothing to be sealed.");
        var digest = key.DigestOf(Canonical.Span);
        var binding = new SealBinding(world, Request.SubjectId!.Value, KeyDigest, digest);
        var personal = new PersonalMembers(Request.ActorId, Request.Metadata, Request.Origin);
        var box = MemberSeal.Seal(key, binding, personal, nonce);
        var open = Request with { ActorId = null, Metadata = null, Origin = null };
        return new PreparedCommit(open, Encode(open, box), box, Reversed).With(KeyDigest, digest);
    }

    /// <summary>
    /// A commit as a log has it on record, to be judged again: with the digests that stand there, since neither the
    /// idempotency key does nor what a sealed request held. In the place of the key stands its digest.
    /// </summary>
    /// <param name="canonical">The canonical encoding; the commit's from now on.</param>
    /// <param name="keyDigest">The digest of its key.</param>
    /// <param name="requestDigest">The digest of its request.</param>
    /// <param name="reversed">The commit that a reversal names; null for every other request.</param>
    /// <exception cref="FormatFaultException">The bytes are not the canonical encoding of a request.</exception>
    public static PreparedCommit Recorded(
        ReadOnlyMemory<byte> canonical, Hash128 keyDigest, Hash128 requestDigest, ReversedCommit? reversed)
    {
        var request = RequestCodec.Decode(canonical.Span, out var box) with { IdempotencyKey = keyDigest.ToString() };
        return new PreparedCommit(request, canonical, box, reversed).With(keyDigest, requestDigest);
    }

    private static PreparedCommit Prepare(CommitRequest request, ReversedCommit? reversed)
    {
        if (request.IdempotencyKey is not { } key)
            throw new ArgumentException("A request has no idempotency key.", nameof(request));
        if (request.FirstSentWorldSeq is { Value: < 0 })
            throw new ArgumentException("first_sent_world_seq is negative.", nameof(request));
        if (request.Operations.IsDefaultOrEmpty)
            throw new ArgumentException("A request has no operations.", nameof(request));
        _ = Digest.BytesOfKey(key);
        var commit = new PreparedCommit(request, Encode(request, null), null, reversed);
        commit.HideRequest();
        return commit;
    }

    private static bool Names(CommitRequest request, ReversedCommit? reversed) =>
        !request.Operations.IsDefault
        && request.Operations is [ReverseCommit reverse]
        && (reversed is null || (reversed.Start == reverse.CommitId.WorldSeqStart && reversed.End >= reversed.Start));

    /// <summary>Keeps the digest of the key.</summary>
    internal void SetKeyDigest(Hash128 digest)
    {
        _keyDigest = digest;
        Volatile.Write(ref _hasKeyDigest, true);
    }

    /// <summary>Keeps the digest of the request.</summary>
    internal void SetRequestDigest(Hash128 digest)
    {
        _requestDigest = digest;
        Volatile.Write(ref _hasRequestDigest, true);
    }

    private PreparedCommit With(Hash128 keyDigest, Hash128 requestDigest)
    {
        SetKeyDigest(keyDigest);
        SetRequestDigest(requestDigest);
        return this;
    }

    // A digest of personal members that anybody could take would let anybody confirm a guess at them.
    private void HideRequest()
    {
        if (Request.SubjectId is not null) SetRequestDigest(Hash128.Zero);
    }

    private static byte[] Encode(CommitRequest request, SealedBox? box)
    {
        var scratch = t_scratch ??= new EncodingBuffer();
        scratch.Truncate(0);
        if (box is null) RequestCodec.Encode(scratch, request);
        else RequestCodec.EncodeSealed(scratch, request, box);
        var canonical = scratch.Span.ToArray();
        if (scratch.Capacity > ScratchBytesMax) t_scratch = null;
        return canonical;
    }

    private static void CheckKey(string key)
    {
        try
        {
            _ = Digest.BytesOfKey(key);
        }
        catch (ArgumentException impossible)
        {
            throw new FormatFaultException(0, impossible.Message);
        }
    }
}
