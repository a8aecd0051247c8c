using AssetCore.Format.Manifests;
using AssetCore.Hashes;
using AssetCore.Ids;

namespace AssetCore.Log.Reading;

/// <summary>A place between two frames of a log, with what came before it.</summary>
/// <param name="Segment">The first batch of the segment, which gives its name.</param>
/// <param name="Offset">Bytes from the segment's start.</param>
/// <param name="Frames">Frames before the place in this segment, which bounds its appends; 0 or more.</param>
/// <param name="Stage">What the segment is.</param>
/// <param name="Tip">The chain up to the place.</param>
internal readonly record struct LogPosition(
    BatchNumber Segment, long Offset, int Frames, SegmentStage Stage, ChainTip Tip)
{
    /// <summary>Where every log begins: the segment of batch 1.</summary>
    public static readonly LogPosition Start =
        new(BatchNumber.None.Next, 0, 0, SegmentStage.Missing, ChainTip.Genesis);

    /// <summary>The place of a start.</summary>
    public static LogPosition Of(LogStart start) => new(
        start.Segment,
        start.Offset,
        start.Frames,
        SegmentStage.Open,
        new ChainTip(true, start.Head, start.Nonce, start.StateHash));

    /// <summary>Where a world's own log begins: a fork's behind what it shares with its source.</summary>
    public static LogPosition Origin(WorldManifest? manifest) =>
        manifest is { Lineage: not null, Genesis: not null } ? Of(LogStart.OfFork(manifest, 0, Hash128.Zero)) : Start;

    /// <summary>The start of a segment whose predecessor was not read.</summary>
    public static LogPosition AtSegment(BatchNumber first) =>
        first == Start.Segment ? Start : new(first, 0, 0, SegmentStage.Open, ChainTip.Unknown);
}
