using AssetCore.Engine.Checkpoints;
using AssetCore.Engine.State;
using AssetCore.Ids;
using AssetCore.Log;

namespace AssetCore.Recovery;

/// <summary>A world as it was.</summary>
/// <param name="State">The state; the caller's own. Its head is the end of a commit, which may lie inside a
/// batch.</param>
/// <param name="Change">When and why the world's own row was last written by then; null before its genesis.</param>
/// <param name="HeldBy">
/// The world whose log holds that commit: itself, or a world that it comes from. For the very beginning of a fork it is
/// the fork, whose first checkpoint holds it.
/// </param>
/// <param name="Place">The place behind the batch of that commit, in the log of that world.</param>
public sealed record PastWorld(WorldState State, StateChange? Change, WorldId HeldBy, LogStart Place);
