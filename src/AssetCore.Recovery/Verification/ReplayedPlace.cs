using AssetCore.Hashes;
using AssetCore.Log;

namespace AssetCore.Recovery.Verification;

/// <summary>What replay came to at a batch that a checkpoint is named after.</summary>
/// <param name="Place">The place behind the batch.</param>
/// <param name="Digest">The digest of the state, as <see cref="CheckpointDigest"/> makes it.</param>
internal sealed record ReplayedPlace(LogStart Place, Hash256 Digest);
