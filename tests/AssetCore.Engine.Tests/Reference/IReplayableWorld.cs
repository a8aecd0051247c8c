namespace AssetCore.Engine.Tests.Reference;

/// <summary>
/// A world that is kept as events and fingerprints its state: what the engine has and the model has not.
/// </summary>
internal interface IReplayableWorld : IWorldUnderTest
{
    /// <summary>The state hash as text: equal for equal states, counters and idempotency table included.</summary>
    string StateFingerprint { get; }

    /// <summary>A new world that has seen nothing but the events of this one, in their order.</summary>
    IReplayableWorld Replayed();
}
