using System.Collections.Immutable;
using AssetCore.Format.Manifests;
using AssetCore.Recovery.Opening;

namespace AssetCore.Recovery.Checkpoints;

/// <summary>What taking a checkpoint came to.</summary>
/// <param name="Checkpoint">The newest good checkpoint now.</param>
/// <param name="IsNew">False if this taker's is not what the manifest came to name: a good one stands at the end of
/// the log already, or another taker was further.</param>
/// <param name="Bad">Checkpoints that were named and turned out to be damaged; they no longer are, but for a
/// genesis.</param>
/// <param name="LeftBehind">Why checkpoints that are no longer named could not be deleted; null if they could.</param>
public sealed record CheckpointTaken(
    CheckpointRef Checkpoint, bool IsNew, ImmutableArray<BadCheckpoint> Bad, string? LeftBehind);
