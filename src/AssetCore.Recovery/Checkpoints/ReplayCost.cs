using AssetCore.Log.Reading;

namespace AssetCore.Recovery.Checkpoints;

/// <summary>What replaying batches costs.</summary>
/// <param name="Bytes">Bytes of frames, 0 or more.</param>
/// <param name="Frames">Frames, 0 or more: blob services read many small blocks slowly.</param>
/// <param name="Events">Events, 0 or more.</param>
public readonly record struct ReplayCost(long Bytes, long Frames, long Events)
{
    /// <summary>Adds two costs.</summary>
    public static ReplayCost operator +(ReplayCost left, ReplayCost right) => left.Add(right);

    /// <summary>The cost of one batch.</summary>
    public static ReplayCost Of(BatchFrame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        return new ReplayCost(
            frame.Frame.Length, 1, frame.Header.LastWorldSeq.Value - frame.Header.FirstWorldSeq.Value + 1);
    }

    /// <summary>Adds another cost.</summary>
    public ReplayCost Add(ReplayCost other) =>
        new(Bytes + other.Bytes, Frames + other.Frames, Events + other.Events);
}
