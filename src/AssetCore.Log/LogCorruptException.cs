using AssetCore.Ids;

namespace AssetCore.Log;

/// <summary>
/// A complete frame does not verify, or the chain does not fit: the world stops until a person has looked.
/// </summary>
/// <param name="world">The world.</param>
/// <param name="blob">The blob that holds the fault.</param>
/// <param name="offset">Where the faulty frame begins, in bytes.</param>
/// <param name="reason">What was expected and what was found.</param>
public sealed class LogCorruptException(WorldId world, string blob, long offset, string reason)
    : Exception($"The log of world {world} is corrupt in {blob} at byte {offset}: {reason}")
{
    /// <summary>The world.</summary>
    public WorldId World { get; } = world;

    /// <summary>The blob that holds the fault.</summary>
    public string Blob { get; } = blob;

    /// <summary>Where the faulty frame begins, in bytes.</summary>
    public long Offset { get; } = offset;

    /// <summary>What was expected and what was found.</summary>
    public string Reason { get; } = reason;
}
