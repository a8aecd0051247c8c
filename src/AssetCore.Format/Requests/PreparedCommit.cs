using AssetCore.Commits;
using AssetCore.Hashes;

namespace AssetCore.Format.Requests;

/// <summary>
/// A commit request that is well formed and already in its canonical encoding, with its digests: made where the caller
/// runs, so that the world's single writer only judges. Immutable; the bytes are never reused.
/// </summary>
public sealed class PreparedCommit
{
    private PreparedCommit(CommitRequest request, ReadOnlyMemory<byte> canonical, Hash128 keyDigest, Hash128 requestDigest)
    {
        Request = request;
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

    /// <summary>The first 16 bytes of SHA-256 over the key in UTF-8.</summary>
    public Hash128 KeyDigest { get; }

    /// <summary>The first 16 bytes of SHA-256 over <see cref="Canonical"/>.</summary>
    public Hash128 RequestDigest { get; }

    /// <summary>Encodes a well-formed request and takes its digests.</summary>
    /// <exception cref="ArgumentException">The request has no idempotency key.</exception>
    public static PreparedCommit Create(CommitRequest request)
    {
        _ = new PreparedCommit(request, default, default, default);
        throw new NotImplementedException();
    }

    /// <summary>Decodes what <see cref="Canonical"/> holds and takes its digests again: the way in from a wire.</summary>
    /// <exception cref="FormatFaultException">The bytes are not the canonical encoding of a request.</exception>
    public static PreparedCommit Read(ReadOnlyMemory<byte> canonical, string idempotencyKey, long? firstSentWorldSeq) =>
        throw new NotImplementedException();
}
