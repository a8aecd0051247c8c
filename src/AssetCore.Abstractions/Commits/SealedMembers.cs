using AssetCore.Hashes;
using AssetCore.Ids;

namespace AssetCore.Commits;

/// <summary>The sealed members of a commit with everything that they are bound to, but the subject.</summary>
/// <param name="World">The world in whose log the commit stands.</param>
/// <param name="KeyDigest">The digest of the commit's idempotency key.</param>
/// <param name="RequestDigest">The digest of its request.</param>
/// <param name="Box">The members.</param>
public sealed record SealedMembers(WorldId World, Hash128 KeyDigest, Hash128 RequestDigest, SealedBox Box);
