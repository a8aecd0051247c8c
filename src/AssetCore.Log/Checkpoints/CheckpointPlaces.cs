using AssetCore.Format.Checkpoints;
using AssetCore.Format.Manifests;
using AssetCore.Ids;

namespace AssetCore.Log.Checkpoints;

/// <summary>Places in a log and the heads of checkpoints, made of one another.</summary>
public static class CheckpointPlaces
{
    /// <summary>The place behind a checkpoint.</summary>
    /// <param name="head">Its head.</param>
    /// <param name="reference">Its name in the manifest.</param>
    public static LogStart StartOf(CheckpointHead head, CheckpointRef reference)
    {
        ArgumentNullException.ThrowIfNull(head);
        ArgumentNullException.ThrowIfNull(reference);
        var hash = head.IsGenesis ? reference.Sha256 : head.FrameHash;
        return new LogStart(
            head.Segment,
            head.Offset,
            head.Frames,
            new LogHead(head.Batch, head.WorldSeq, head.Epoch, head.TimeMs, hash),
            head.Nonce,
            head.StateHash);
    }

    /// <summary>The head of a checkpoint that stands behind a batch.</summary>
    /// <param name="world">The world.</param>
    /// <param name="place">The place behind the batch.</param>
    public static CheckpointHead HeadOf(WorldId world, LogStart place)
    {
        ArgumentNullException.ThrowIfNull(place);
        return new CheckpointHead
        {
            World = world,
            Batch = place.Head.Batch,
            WorldSeq = place.Head.WorldSeq,
            TimeMs = place.Head.TimeMs,
            Epoch = place.Head.Epoch,
            Nonce = place.Nonce,
            FrameHash = place.Head.Hash,
            Segment = place.Segment,
            Offset = place.Offset,
            Frames = place.Frames,
            StateHash = place.StateHash,
        };
    }
}
