using AssetCore.Reads;

namespace AssetCore.Engine.Tests.Reference;

/// <summary>
/// A world that is kept as events and fingerprints its state: what the engine has and the model has not.
/// </summary>
internal interface IReplayableWorld : IWorldUnderTest
{
    /// <summary>The state hash as text: equal for equal states, counters and idempotency table included.</summary>
    string StateFingerprint { get; }

    /// <summary>The content hash as text: equal if reads show the same.</summary>
    string ContentFingerprint { get; }

    /// <summary>The answer to a question, every page of it.</summary>
    IReadOnlyList<string> Answer(WorldQuery query);

    /// <summary>
    /// Replays the log into a new engine, and twice over into a replica, and compares hashes after every batch.
    /// </summary>
    void CheckReplay();
}
