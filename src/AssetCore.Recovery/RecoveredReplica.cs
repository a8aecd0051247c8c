using System.Collections.Immutable;
using AssetCore.Engine.State;
using AssetCore.Log;
using AssetCore.Recovery.Opening;

namespace AssetCore.Recovery;

/// <summary>The state of a replica.</summary>
/// <param name="State">The state; the caller's own.</param>
/// <param name="End">The place behind the last batch applied, from which to read on.</param>
/// <param name="Bad">Checkpoints that are named and damaged.</param>
public sealed record RecoveredReplica(WorldState State, LogStart End, ImmutableArray<BadCheckpoint> Bad);
