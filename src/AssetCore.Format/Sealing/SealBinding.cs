using AssetCore.Format.Binary;
using AssetCore.Hashes;
using AssetCore.Ids;

namespace AssetCore.Format.Sealing;

/// <summary>
/// Where a box belongs: what AES-GCM authenticates beside it, so that one that was moved to another world, subject or
/// commit does not open.
/// </summary>
/// <param name="World">The world in whose log the commit stands.</param>
/// <param name="Subject">Whom the commit is about.</param>
/// <param name="KeyDigest">The digest of the commit's idempotency key.</param>
/// <param name="RequestDigest">
/// The digest of its request, which covers everything else that was asked.
/// </param>
public readonly record struct SealBinding(
    WorldId World, SubjectId Subject, Hash128 KeyDigest, Hash128 RequestDigest)
{
    /// <summary>The associated data.</summary>
    internal byte[] Encode()
    {
        var bytes = new EncodingBuffer(256);
        bytes.WriteBytes("assetcore/1 sealed members"u8);
        bytes.WriteVarint(World.Value);
        ExternalIdCodec.Write(bytes, Subject.Value);
        bytes.WriteHash128(KeyDigest);
        bytes.WriteHash128(RequestDigest);
        return bytes.Span.ToArray();
    }
}
