namespace AssetCore.Engine.Transactions;

/// <summary>Where an engine is in the life of a batch.</summary>
internal enum EnginePhase
{
    /// <summary>No batch.</summary>
    Idle,

    /// <summary>A batch takes commits.</summary>
    Open,

    /// <summary>A batch waits to hear whether it is durable.</summary>
    Sealed,

    /// <summary>Something failed half way: the state may be that of no moment and must not be used.</summary>
    Broken,
}
