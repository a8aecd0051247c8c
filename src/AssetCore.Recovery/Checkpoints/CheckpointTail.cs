using AssetCore.Engine.Checkpoints;
using AssetCore.Format.Manifests;
using AssetCore.Log;

namespace AssetCore.Recovery.Checkpoints;

/// <summary>Batches read for a checkpoint.</summary>
/// <param name="Before">The checkpoint that they follow; null for none.</param>
/// <param name="Values">What they left behind.</param>
/// <param name="End">The place behind the last of them; null if there are none.</param>
/// <param name="IsCut">True if more follow that did not fit.</param>
internal sealed record CheckpointTail(CheckpointRef? Before, TailValues Values, LogStart? End, bool IsCut);
