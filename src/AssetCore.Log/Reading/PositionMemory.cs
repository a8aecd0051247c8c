namespace AssetCore.Log.Reading;

/// <summary>
/// Positions that a reader has passed, so that it need not walk to them again. A log only grows, so what was true once
/// stays true. Any thread.
/// </summary>
internal sealed class PositionMemory
{
    /// <summary>
    /// Bytes between two remembered positions: what a reader may have to pass before it is where it wants to be.
    /// </summary>
    private const long SpacingBytes = 1024 * 1024;

    /// <summary>Positions kept, about 160 bytes each. When they are all used, every other one is dropped.</summary>
    private const int PositionsMax = 4096;

    private readonly Lock _gate = new();
    private readonly List<LogPosition> _passed = [];
    private LogPosition? _end;

    /// <summary>Remembers a position if none is near.</summary>
    public void Pass(in LogPosition position)
    {
        // A position with nothing read before it is the start of a walk, which a name tells as well.
        if (position.Stage != SegmentStage.Open || position.Offset < SpacingBytes) return;
        lock (_gate)
        {
            var index = IndexAfter(position);
            if (index > 0 && IsNear(_passed[index - 1], position)) return;
            if (index < _passed.Count && IsNear(position, _passed[index])) return;
            _passed.Insert(index, position);
            if (_passed.Count >= PositionsMax) Thin();
        }
    }

    /// <summary>Remembers the end of the log, unless a later one is known.</summary>
    public void End(in LogPosition position)
    {
        if (!position.Tip.IsKnown || position.Stage == SegmentStage.Missing) return;
        lock (_gate)
        {
            if (_end is { } known && Compare(known, position) >= 0) return;
            _end = position;
        }
    }

    /// <summary>
    /// The last known position from which a walk meets every frame that the filter wants; null if none is known.
    /// </summary>
    public LogPosition? Before(in FrameFilter filter)
    {
        lock (_gate)
        {
            if (_end is { } end && MeetsAll(end, filter)) return end;
            for (var (low, high) = (0, _passed.Count); ;)
            {
                if (low == high) return low == 0 ? null : _passed[low - 1];
                var middle = (low + high) / 2;
                if (MeetsAll(_passed[middle], filter)) low = middle + 1;
                else high = middle;
            }
        }
    }

    // The frame before the position is not wanted, so none before it is: both numbers only grow.
    private static bool MeetsAll(in LogPosition position, in FrameFilter filter) =>
        position.Tip.Head.Batch < filter.FromBatch || position.Tip.Head.WorldSeq < filter.FromWorldSeq;

    private static bool IsNear(in LogPosition earlier, in LogPosition later) =>
        earlier.Segment == later.Segment && later.Offset - earlier.Offset < SpacingBytes;

    private static int Compare(in LogPosition left, in LogPosition right)
    {
        var bySegment = left.Segment.CompareTo(right.Segment);
        return bySegment != 0 ? bySegment : left.Offset.CompareTo(right.Offset);
    }

    private int IndexAfter(in LogPosition position)
    {
        var (low, high) = (0, _passed.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Compare(_passed[middle], position) < 0) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    private void Thin()
    {
        for (var i = 1; 2 * i < _passed.Count; i++) _passed[i] = _passed[2 * i];
        _passed.RemoveRange(_passed.Count / 2, _passed.Count - (_passed.Count / 2));
    }
}
