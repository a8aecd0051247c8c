using AssetCore.Ids;

namespace AssetCore.Engine.Replay;

/// <summary>
/// An event of the log does not fit the state that the log itself led to: the log or the engine is wrong.
/// </summary>
/// <param name="worldSeq">The event.</param>
/// <param name="reason">What was expected and what was found.</param>
public sealed class ReplayMismatchException(WorldSeq worldSeq, string reason)
    : Exception($"Event {worldSeq} does not fit the state: {reason}")
{
    /// <summary>The event.</summary>
    public WorldSeq WorldSeq { get; } = worldSeq;

    /// <summary>What was expected and what was found.</summary>
    public string Reason { get; } = reason;
}
