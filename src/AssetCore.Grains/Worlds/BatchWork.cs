using AssetCore.Engine.Transactions;

namespace AssetCore.Grains.Worlds;

/// <summary>What is to happen in one batch of a world's journal.</summary>
internal abstract class BatchWork
{
    /// <summary>
    /// Does it in the open batch of the engine. Called again, on a state that has moved on, if another writer's batch
    /// landed first: nothing of an earlier call counts.
    /// </summary>
    public abstract void Judge(WorldEngine engine);
}
