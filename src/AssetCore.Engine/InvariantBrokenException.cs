namespace AssetCore.Engine;

/// <summary>
/// Something that always holds did not: a fault of the engine. The world must be rebuilt from its log.
/// </summary>
/// <param name="reason">Why it should always hold.</param>
public sealed class InvariantBrokenException(string reason) : Exception($"Broken invariant: {reason}")
{
    /// <summary>Why it should always hold.</summary>
    public string Reason { get; } = reason;
}
