using AssetCore.Hashes;
using AssetCore.Ids;

namespace AssetCore.Format.Checkpoints;

/// <summary>
/// The fixed-size head of a checkpoint: whose state it is, and where in the log the next batch follows
/// (<c>docs/formats/checkpoint.md</c>).
/// </summary>
public sealed record CheckpointHead
{
    /// <summary>The size of the head: 140 bytes.</summary>
    public const int Bytes = 140;

    /// <summary>The version of the format that this build writes, and the newest it reads.</summary>
    public const byte Version = 1;

    /// <summary>
    /// True for the checkpoint that a fork begins with: the chain of its log begins with this file's SHA-256, and
    /// <see cref="FrameHash"/> is zero.
    /// </summary>
    public bool IsGenesis { get; init; }

    /// <summary>The world, 0 or more.</summary>
    public required WorldId World { get; init; }

    /// <summary>The last batch in it, 1 or more.</summary>
    public required BatchNumber Batch { get; init; }

    /// <summary>The last sequence number in it, 1 or more.</summary>
    public required WorldSeq WorldSeq { get; init; }

    /// <summary>The time of that batch in milliseconds since 1970-01-01 UTC, 0 or more.</summary>
    public required long TimeMs { get; init; }

    /// <summary>The epoch of that batch's frame, 1 or more; 0 for a genesis.</summary>
    public Epoch Epoch { get; init; }

    /// <summary>The writer of that batch's frame; zero for a genesis.</summary>
    public WriterNonce Nonce { get; init; }

    /// <summary>The hash of that batch's frame, which the next one continues; zero for a genesis.</summary>
    public Hash256 FrameHash { get; init; }

    /// <summary>The segment in which that frame ends, by its first batch, 1 or more.</summary>
    public required BatchNumber Segment { get; init; }

    /// <summary>The byte of the segment behind that frame, 0 or more.</summary>
    public required long Offset { get; init; }

    /// <summary>Frames of the segment up to and with that one, 0 or more.</summary>
    public required int Frames { get; init; }

    /// <summary>The hash over the whole state.</summary>
    public required Hash128 StateHash { get; init; }

    /// <summary>Why a head cannot be, as a sentence for people; null if it can.</summary>
    public static string? FaultOf(CheckpointHead head)
    {
        if (head.World.Value < 0) return "a world's number is negative";
        if (head.Batch.Value < 1 || head.WorldSeq.Value < 1) return "a checkpoint is of a batch and a world_seq";
        if (head.TimeMs < 0 || head.Offset < 0 || head.Frames < 0) return "a time or a place is negative";
        if (head.Segment.Value < 1 || head.Segment > head.Batch.Next) return "a segment begins after what it holds";
        return head.IsGenesis ? FaultOfGenesis(head) : FaultOfPlace(head);
    }

    private static string? FaultOfGenesis(CheckpointHead head)
    {
        if (head.Epoch != Epoch.None || head.Nonce != default || head.FrameHash != Hash256.Zero)
            return "a genesis names a frame";
        return head.Segment != head.Batch.Next || head.Offset != 0 || head.Frames != 0
            ? "a genesis stands before its first segment"
            : null;
    }

    private static string? FaultOfPlace(CheckpointHead head)
    {
        if (head.Epoch.Value < 1) return "a frame has an epoch";
        return head.Segment > head.Batch || head.Offset == 0 || head.Frames == 0
            ? "a checkpoint stands behind a frame of its segment"
            : null;
    }
}
