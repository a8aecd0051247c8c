using AssetCore.Format.Manifests;

namespace AssetCore.Recovery.Checkpoints;

/// <summary>Judges by the cost of replay whether a world's next checkpoint is due. Any thread.</summary>
/// <param name="options">The limits.</param>
public sealed class CheckpointPolicy(CheckpointOptions options)
{
    /// <summary>True if the next checkpoint is due.</summary>
    /// <param name="tail">What replaying the batches since the last one costs.</param>
    /// <param name="last">The last one; null for none.</param>
    public bool IsDue(ReplayCost tail, CheckpointRef? last)
    {
        var isLong = tail.Bytes >= options.TailBytesMax
            || tail.Frames >= options.TailFramesMax
            || tail.Events >= options.TailEventsMax;
        return isLong && tail.Bytes >= (last?.Bytes ?? 0) * options.TailShareMin;
    }
}
