using AssetCore.Engine.State;
using AssetCore.Engine.Transactions;

namespace AssetCore.Engine.Checkpoints;

/// <summary>A state read from a checkpoint.</summary>
public sealed class RestoredState
{
    internal RestoredState(WorldState state, StateChange? change, IdempotencyTable? keys) =>
        (State, Change, Keys) = (state, change, keys);

    /// <summary>The state.</summary>
    public WorldState State { get; }

    /// <summary>When and why the world's own row was last written; null before its genesis.</summary>
    public StateChange? Change { get; }

    /// <summary>The keys; null if they were passed over.</summary>
    internal IdempotencyTable? Keys { get; }
}
