using System.Collections.Immutable;
using AssetCore.Engine.Checkpoints;
using AssetCore.Format.Manifests;
using AssetCore.Log;

namespace AssetCore.Recovery.Opening;

/// <summary>What loading checkpoints came to.</summary>
/// <param name="Restored">The state of the newest good one; null if there is none.</param>
/// <param name="Start">The place behind it; null if there is none.</param>
/// <param name="Checkpoint">Its name; null if there is none.</param>
/// <param name="Bad">Those that were tried before and are damaged.</param>
internal sealed record LoadedState(
    RestoredState? Restored, LogStart? Start, CheckpointRef? Checkpoint, ImmutableArray<BadCheckpoint> Bad);
