using AssetCore.Format.Frames;
using AssetCore.Ids;
using AssetCore.Log.Stores;

namespace AssetCore.Log.Reading;

/// <summary>
/// Finds where to begin so that a walk meets every wanted frame and few others: from memory, otherwise by the names of
/// the segments, which tell their first batch. Sequence numbers stand in the first header of each segment; of those a
/// binary search reads a few.
/// </summary>
/// <param name="reads">The store.</param>
/// <param name="memory">What was passed before.</param>
/// <param name="origin">Where the log begins.</param>
internal sealed class SegmentFinder(StoreReads reads, PositionMemory memory, LogPosition origin)
{
    /// <summary>Where to begin. Nothing wanted stands before it.</summary>
    public async ValueTask<LogPosition> FindAsync(FrameFilter filter, CancellationToken cancellationToken)
    {
        if (memory.Before(filter) is { } known) return known;
        if (IsFromTheStart(filter)) return origin;

        var listed = await LogListing.ReadAsync(reads, cancellationToken).ConfigureAwait(false);
        var segments = listed.Keys.ToArray();

        // The last segment may be empty: then the head, and the chain up to it, stands in the one before.
        var (low, high) = (0, segments.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (await BeginsBeforeAsync(segments[middle], filter, cancellationToken).ConfigureAwait(false))
                low = middle + 1;
            else high = middle;
        }

        return low == 0 || segments[low - 1] <= origin.Segment ? origin : LogPosition.AtSegment(segments[low - 1]);
    }

    private bool IsFromTheStart(in FrameFilter filter) =>
        filter.FromBatch <= origin.Segment && filter.FromWorldSeq <= origin.Tip.Head.WorldSeq.Next;

    /// <summary>True if the segment begins with a frame that is not wanted, or with the first one that is.</summary>
    private async ValueTask<bool> BeginsBeforeAsync(
        BatchNumber segment, FrameFilter filter, CancellationToken cancellationToken)
    {
        if (segment > filter.FromBatch && filter.FromWorldSeq == WorldSeq.None) return false;
        var bytes = new byte[FrameHeader.Bytes];
        var name = BlobName.Segment(reads.World, segment);
        var (_, result) = await reads.ReadEitherAsync(name, 0, bytes, cancellationToken).ConfigureAwait(false);
        if (FrameReader.ReadHeader(bytes.AsSpan(0, result.Count), out var header) != FrameStatus.Whole) return false;
        return header.Batch <= filter.FromBatch || header.FirstWorldSeq <= filter.FromWorldSeq;
    }
}
