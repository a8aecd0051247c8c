using System.Numerics;
using AssetCore.Containers;
using AssetCore.Engine.Geometry;
using AssetCore.Ids;

namespace AssetCore.Engine.State;

/// <summary>
/// What stands on a plane: derived from the rows of instances. A spatial hash with a level for every size of thing; see
/// <see cref="PlaneLattice"/>. A probe no larger than the cells of a level looks at up to nine of them by hash; a
/// larger one walks the occupied cells along the Z-curve and leaps over those that lie outside, so that empty space
/// costs nothing. What is found, and in which order, depends on what stands here alone, not on how it came here.
/// </summary>
/// <remarks>
/// In the middle of a replayed batch, or of an undo, rectangles may overlap for a while; nothing is asked for then.
/// </remarks>
internal sealed class PlaneBoard
{
    // Beyond this many cells a walk over the occupied ones costs less than looking each one up.
    private const int LookUpsMax = 16;

    private readonly PlaneLattice _lattice;
    private readonly PlaneCells _cells;
    private readonly SortedPages<PlaneCell> _occupied;
    private readonly int[] _occupiedAtLevel;

    // A bit for every level with an occupied cell.
    private ulong _levels;

    public PlaneBoard(ContainerKind.Plane kind)
    {
        _lattice = PlaneLattice.Of(kind);
        _cells = new PlaneCells();
        _occupied = new SortedPages<PlaneCell>();
        _occupiedAtLevel = new int[PlaneLattice.Levels];
        Instances = new SortedPages<InstanceId>();
    }

    private PlaneBoard(PlaneBoard source)
    {
        _lattice = source._lattice;
        _cells = source._cells.Clone();
        _occupied = source._occupied.Clone();
        _occupiedAtLevel = [.. source._occupiedAtLevel];
        _levels = source._levels;
        Instances = source.Instances.Clone();
    }

    /// <summary>What stands here, by number.</summary>
    public SortedPages<InstanceId> Instances { get; }

    /// <summary>True if nothing stands here.</summary>
    public bool IsEmpty => Instances.Count == 0;

    /// <summary>Puts an instance down that does not stand here yet.</summary>
    public void Put(InstanceId instance, in PlaneRect rect)
    {
        File(new PlacedRect(instance, rect));
        var count = Instances.Count;
        Instances.Set(instance);
        Invariant.Holds(Instances.Count == count + 1, "an instance stands at one place");
    }

    /// <summary>
    /// Takes an instance up. Does nothing if it is not recorded with this very rectangle, so that a batch may be
    /// applied again.
    /// </summary>
    public void Lift(InstanceId instance, in PlaneRect rect)
    {
        if (TryUnfile(new PlacedRect(instance, rect))) Instances.Remove(instance);
    }

    /// <summary>Lifts an instance and puts it down elsewhere, or where it was.</summary>
    public void Move(InstanceId instance, in PlaneRect from, in PlaneRect to)
    {
        if (TryUnfile(new PlacedRect(instance, from))) File(new PlacedRect(instance, to));
        else Put(instance, to);
    }

    /// <summary>
    /// The instance with the lowest number that overlaps a probe; number 0 if there is none. Takes time in proportion
    /// to what its bounding box meets.
    /// </summary>
    /// <param name="probe">Where to look.</param>
    /// <param name="except">An instance that does not count; number 0 for none.</param>
    /// <param name="looked">How many things it took to know.</param>
    public InstanceId LowestOverlap(in PlaneRect probe, InstanceId except, out int looked)
    {
        var search = new PlaneSearch(probe, except, null, int.MaxValue);
        Run(ref search);
        looked = search.Looked;
        return search.Lowest;
    }

    /// <summary>
    /// Adds the instances that overlap a probe to a list: by level, the smallest cells first, then by cell, then by
    /// number.
    /// </summary>
    /// <param name="probe">Where to look.</param>
    /// <param name="lookedMax">How many things to look at most.</param>
    /// <param name="found">The list.</param>
    /// <returns>False if there may be others.</returns>
    public bool TryAddOverlaps(in PlaneRect probe, int lookedMax, List<InstanceId> found)
    {
        var search = new PlaneSearch(probe, default, found, lookedMax);
        Run(ref search);
        return !search.IsOver;
    }

    public PlaneBoard Clone() => new(this);

    private void File(in PlacedRect placed)
    {
        var cell = _lattice.CellOf(placed.Rect);
        if (!_cells.Add(cell, placed)) return;
        _occupied.Set(cell);
        _occupiedAtLevel[cell.Level]++;
        _levels |= 1UL << cell.Level;
    }

    private bool TryUnfile(in PlacedRect placed)
    {
        var cell = _lattice.CellOf(placed.Rect);
        if (!_cells.TryGet(cell, out var things)) return false;
        var index = things.BinarySearch(placed);
        if (index < 0 || things[index] != placed) return false;
        things.RemoveAt(index);
        if (things.Count > 0) return true;
        _cells.Remove(cell);
        _occupied.Remove(cell);
        if (--_occupiedAtLevel[cell.Level] == 0) _levels &= ~(1UL << cell.Level);
        Invariant.Holds(_occupied.Count == _cells.Count, "a cell is in order if something belongs to it");
        return true;
    }

    private void Run(ref PlaneSearch search)
    {
        for (var left = _levels; left != 0 && !search.IsOver; left &= left - 1)
        {
            var level = BitOperations.TrailingZeroCount(left);
            if (!_lattice.TryFindWindow(search.Probe, level, out var window)) continue;
            if (window.Cells <= LookUpsMax) LookUp(window, ref search);
            else Walk(window, ref search);
        }
    }

    private void LookUp(PlaneWindow window, ref PlaneSearch search)
    {
        // Counted by difference: the last cell may be the last that a word can name.
        for (var y = 0UL; y <= window.Max.Y - window.Min.Y; y++)
        {
            for (var x = 0UL; x <= window.Max.X - window.Min.X; x++)
            {
                var cell = window.Min with { X = window.Min.X + x, Y = window.Min.Y + y };
                if (_cells.TryGet(cell, out var things)) search.Visit(things);
                if (search.IsOver) return;
            }
        }
    }

    private void Walk(PlaneWindow window, ref PlaneSearch search)
    {
        var walk = _occupied.From(window.Min);
        while (walk.MoveNext() && walk.Current.CompareTo(window.Max) <= 0 && !search.IsOver)
        {
            var cell = walk.Current;
            if (window.Holds(cell)) Visit(cell, ref search);
            else if (window.TryNext(cell, out var next)) walk = _occupied.From(next);
            else return;
        }
    }

    private void Visit(PlaneCell cell, ref PlaneSearch search)
    {
        var isOccupied = _cells.TryGet(cell, out var things);
        Invariant.Holds(isOccupied, "a cell is in order if something belongs to it");
        search.Visit(things!);
    }
}
