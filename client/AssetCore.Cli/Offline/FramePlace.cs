using AssetCore.Ids;
using AssetCore.Log.Stores;

namespace AssetCore.Cli.Offline;

/// <summary>
/// Keeps count of where frames stand: a segment holds its batches one after another from its first byte on.
/// </summary>
internal sealed class FramePlace
{
    private Dictionary<long, BlobName> _segments;
    private long _next;

    /// <summary>Begins before the first frame of a log.</summary>
    public FramePlace(IEnumerable<SegmentFile> segments) => _segments = Index(segments);

    /// <summary>The segment of the last frame; null before the first.</summary>
    public BlobName? Segment { get; private set; }

    /// <summary>The batch that the segment of the last frame begins with.</summary>
    public BatchNumber SegmentFirst { get; private set; }

    /// <summary>Where the last frame begins in its segment, in bytes.</summary>
    public long Offset { get; private set; }

    /// <summary>Takes the next batch frame.</summary>
    public void Pass(BatchNumber batch, int frameBytes)
    {
        if (_segments.TryGetValue(batch.Value, out var segment))
        {
            Segment = segment;
            SegmentFirst = batch;
            _next = 0;
        }

        Offset = _next;
        _next += frameBytes;
    }

    /// <summary>
    /// True if the last frame is in <see cref="Segment"/> by a new listing too. A writer may have begun another segment
    /// since the first one, and then the place is not known.
    /// </summary>
    public bool IsCertain(IEnumerable<SegmentFile> segments, BatchNumber batch)
    {
        _segments = Index(segments);
        return Segment is not null && !_segments.Keys.Any(first => first > SegmentFirst.Value && first <= batch.Value);
    }

    private static Dictionary<long, BlobName> Index(IEnumerable<SegmentFile> segments) =>
        segments.GroupBy(segment => segment.FirstBatch.Value)
            .ToDictionary(group => group.Key, group => group.First().Name);
}
