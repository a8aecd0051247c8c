using System.Collections.Immutable;
using AssetCore.Engine.Transactions;
using AssetCore.Format.Manifests;
using AssetCore.Log.Writing;
using AssetCore.Recovery.Checkpoints;

namespace AssetCore.Recovery.Opening;

/// <summary>A world that is open for writing.</summary>
/// <param name="Engine">Its engine, at the end of the log.</param>
/// <param name="Log">Its log; the caller's to dispose of.</param>
/// <param name="Changes">When and why its own row was last written.</param>
/// <param name="Checkpoint">The checkpoint that recovery began with; null if it began with the first batch.</param>
/// <param name="Tail">What the replay of the batches since cost.</param>
/// <param name="Lineage">Where it was forked from; null if it was not.</param>
/// <param name="Bad">Checkpoints that are named and damaged; newer ones than that which was used.</param>
public sealed record RecoveredWorld(
    WorldEngine Engine,
    WorldLog Log,
    StateChangeMemory Changes,
    CheckpointRef? Checkpoint,
    ReplayCost Tail,
    WorldLineage? Lineage,
    ImmutableArray<BadCheckpoint> Bad);
