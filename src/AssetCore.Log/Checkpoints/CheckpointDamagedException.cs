using AssetCore.Ids;

namespace AssetCore.Log.Checkpoints;

/// <summary>A checkpoint is not what the manifest says: it is of no use, and the one before is taken.</summary>
/// <param name="world">The world.</param>
/// <param name="blob">The blob.</param>
/// <param name="reason">What was expected and what was found.</param>
/// <param name="inner">What found it; null if nothing was thrown.</param>
public sealed class CheckpointDamagedException(WorldId world, string blob, string reason, Exception? inner = null)
    : Exception($"The checkpoint {blob} of world {world} is damaged: {reason}", inner)
{
    /// <summary>The world.</summary>
    public WorldId World { get; } = world;

    /// <summary>The blob.</summary>
    public string Blob { get; } = blob;

    /// <summary>What was expected and what was found.</summary>
    public string Reason { get; } = reason;
}
