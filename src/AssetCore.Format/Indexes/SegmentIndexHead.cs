using AssetCore.Ids;

namespace AssetCore.Format.Indexes;

/// <summary>The fixed-size head of a segment's index: <c>docs/formats/index.md</c>.</summary>
public sealed record SegmentIndexHead
{
    /// <summary>The size of the head: 72 bytes.</summary>
    public const int Bytes = 72;

    /// <summary>
    /// The version of what an index holds that this software reads and builds. One of another version is not read; it
    /// is built anew beside it, under a name of its own.
    /// </summary>
    public const byte Version = 1;

    /// <summary>The version of this index, 1 or more.</summary>
    public byte FormatVersion { get; init; } = Version;

    /// <summary>The world, 0 or more.</summary>
    public required WorldId World { get; init; }

    /// <summary>The segment, by its first batch.</summary>
    public required BatchNumber Segment { get; init; }

    /// <summary>The last batch of the segment.</summary>
    public required BatchNumber LastBatch { get; init; }

    /// <summary>The first sequence number of the segment.</summary>
    public required WorldSeq FirstWorldSeq { get; init; }

    /// <summary>The last sequence number of the segment.</summary>
    public required WorldSeq LastWorldSeq { get; init; }

    /// <summary>Where the last batch ends, in bytes from the segment's start.</summary>
    public required long End { get; init; }

    /// <summary>Bytes of the body and of the checksum behind it.</summary>
    public required int BodyBytes { get; init; }

    /// <summary>False if there were too many to tell which batches touch which container.</summary>
    public required bool HasContainers { get; init; }

    /// <summary>Batches of the segment.</summary>
    public int Batches => checked((int)(LastBatch.Value - Segment.Value + 1));
}
