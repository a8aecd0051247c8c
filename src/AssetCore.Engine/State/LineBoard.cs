using AssetCore.Engine.Geometry;
using AssetCore.Ids;

namespace AssetCore.Engine.State;

/// <summary>
/// What stands on a line: derived from the rows of instances. Spans that do not overlap lie in one order by their
/// centres and by their ends, so a probe meets a run of neighbours.
/// </summary>
/// <remarks>
/// In the middle of a replayed batch, or of an undo, spans may overlap for a while; nothing is asked for then.
/// </remarks>
internal sealed class LineBoard
{
    private readonly SortedPages<LineEntry> _spans;

    public LineBoard()
    {
        _spans = new SortedPages<LineEntry>();
        Instances = new SortedPages<InstanceId>();
    }

    private LineBoard(LineBoard source)
    {
        _spans = source._spans.Clone();
        Instances = source.Instances.Clone();
    }

    /// <summary>What stands here, by number.</summary>
    public SortedPages<InstanceId> Instances { get; }

    /// <summary>True if nothing stands here.</summary>
    public bool IsEmpty => Instances.Count == 0;

    /// <summary>Puts an instance down that does not stand here yet.</summary>
    public void Put(InstanceId instance, in LineSpan span)
    {
        _spans.Set(new LineEntry(span, instance));
        Instances.Set(instance);
        Invariant.Holds(_spans.Count == Instances.Count, "an instance stands at one place");
    }

    /// <summary>
    /// Takes an instance up. Does nothing if it is not recorded with this very span, so that a batch may be applied
    /// again.
    /// </summary>
    public void Lift(InstanceId instance, in LineSpan span)
    {
        if (TryRemove(new LineEntry(span, instance))) Instances.Remove(instance);
    }

    /// <summary>Lifts an instance and puts it down elsewhere, or where it was.</summary>
    public void Move(InstanceId instance, in LineSpan from, in LineSpan to)
    {
        if (TryRemove(new LineEntry(from, instance))) _spans.Set(new LineEntry(to, instance));
        else Put(instance, to);
    }

    /// <summary>
    /// The instance with the lowest number that overlaps a probe; number 0 if there is none. Takes time in proportion
    /// to all that overlap it.
    /// </summary>
    /// <param name="probe">Where to look.</param>
    /// <param name="except">An instance that does not count; number 0 for none.</param>
    public InstanceId LowestOverlap(in LineSpan probe, InstanceId except)
    {
        var lowest = default(InstanceId);
        for (var walk = Around(probe); walk.MoveNext() && walk.Current.Span.Start < probe.End;)
        {
            var entry = walk.Current;
            if (entry.Instance == except || !entry.Span.Overlaps(probe)) continue;
            if (lowest.Value == 0 || entry.Instance.CompareTo(lowest) < 0) lowest = entry.Instance;
        }

        return lowest;
    }

    /// <summary>Adds the instances that overlap a probe to a list, by their centres.</summary>
    /// <param name="probe">Where to look.</param>
    /// <param name="foundMax">How many to list at most.</param>
    /// <param name="found">The list.</param>
    /// <returns>False if there may be others.</returns>
    public bool TryAddOverlaps(in LineSpan probe, int foundMax, List<InstanceId> found)
    {
        for (var walk = Around(probe); walk.MoveNext() && walk.Current.Span.Start < probe.End;)
        {
            if (found.Count >= foundMax) return false;
            var entry = walk.Current;
            if (entry.Span.Overlaps(probe)) found.Add(entry.Instance);
        }

        return true;
    }

    public LineBoard Clone() => new(this);

    private bool TryRemove(LineEntry entry)
    {
        if (!_spans.TryGet(entry, out var recorded) || recorded != entry) return false;
        _spans.Remove(entry);
        return true;
    }

    // The neighbour below the probe's lower end may reach in; those below that neighbour end where it starts.
    private SortedPages<LineEntry>.Walk Around(in LineSpan probe)
    {
        var start = Int128.Clamp(probe.Start >> 1, long.MinValue, long.MaxValue);
        return _spans.FromBefore(new LineEntry(new LineSpan((long)start, 0), default));
    }
}
