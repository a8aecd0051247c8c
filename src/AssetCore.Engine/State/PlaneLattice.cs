using System.Numerics;
using AssetCore.Containers;
using AssetCore.Engine.Geometry;

namespace AssetCore.Engine.State;

/// <summary>
/// How a plane is divided into squares: a level of squares with sides of <c>bucket_cell_size</c>, and above it levels
/// of twice the side each. A rectangle belongs to the lowest level whose squares are no smaller than its bounding box,
/// and there to the square of its centre: so it reaches no further than half a square beyond that square, and whoever
/// looks for it finds it by looking that much wider.
/// </summary>
/// <param name="bounds">The plane.</param>
/// <param name="leaf">The side of the squares of level 0 in scaled units, 1 or more.</param>
internal sealed class PlaneLattice(PlaneBounds bounds, long leaf)
{
    /// <summary>
    /// Levels that there may be: a bounding box is at most sqrt(2) * 2^53 units and one, so that squares of 2^54 units,
    /// level 54 if those of level 0 are the smallest possible, are large enough.
    /// </summary>
    public const int Levels = 55;

    /// <summary>
    /// The smallest squares of a plane that asks for no size: one unit, so that every rectangle is filed by its own
    /// size alone. A larger size spares levels where sizes are very mixed, and costs where many things share a square.
    /// </summary>
    public const long DefaultLeaf = 1;

    /// <summary>The lattice of a container.</summary>
    public static PlaneLattice Of(ContainerKind.Plane kind) =>
        new(PlaneBounds.Of(kind), kind.BucketCellSize ?? DefaultLeaf);

    /// <summary>The square that a rectangle belongs to.</summary>
    public PlaneCell CellOf(in PlaneRect rect)
    {
        Invariant.Holds(bounds.Hold(rect.X, rect.Y), "what stands on a plane has its centre there");
        var level = LevelOf(rect);
        return new PlaneCell(level, Index(rect.X, bounds.MinX, level), Index(rect.Y, bounds.MinY, level));
    }

    /// <summary>The squares of a level in which the centre of something may lie that overlaps a rectangle.</summary>
    /// <returns>False if there are none within the bounds.</returns>
    public bool TryFindWindow(in PlaneRect probe, int level, out PlaneWindow window)
    {
        window = default;
        if (!TryFindRange(probe.X, probe.ReachX, level, bounds.MinX, bounds.MaxX, out var x)) return false;
        if (!TryFindRange(probe.Y, probe.ReachY, level, bounds.MinY, bounds.MaxY, out var y)) return false;
        window = new PlaneWindow(new PlaneCell(level, x.First, y.First), new PlaneCell(level, x.Last, y.Last));
        return true;
    }

    private int LevelOf(in PlaneRect rect)
    {
        // The sides of the bounding box are the reaches times two, and those have one bit of scale too many.
        var reach = Int128.Max(rect.ReachX, rect.ReachY);
        var box = (long)((reach + SineTable.One - 1) >> SineTable.FractionBits);
        var leaves = (ulong)((box - 1) / leaf) + 1;
        var level = 64 - BitOperations.LeadingZeroCount(leaves - 1);
        Invariant.Holds(level < Levels, "sides are at most 2^53");
        return level;
    }

    // What belongs to the level reaches at most half a square, so centres must be nearer than the probe's reach and
    // that.
    private bool TryFindRange(
        long centre, Int128 reach, int level, long min, long max, out (ulong First, ulong Last) range)
    {
        var side = (Int128)leaf << level;
        var distance = (reach + (side << SineTable.FractionBits) - 1) >> PlaneRect.ScaleBits;
        var (first, last) = (Int128.Max(min, centre - distance), Int128.Min(max, centre + distance));
        range = default;
        if (first > last) return false;
        range = (Index((long)first, min, level), Index((long)last, min, level));
        return true;
    }

    // A difference of two 64-bit numbers, the first the greater, is right as an unsigned one.
    private ulong Index(long at, long min, int level) => (unchecked((ulong)at - (ulong)min) / (ulong)leaf) >> level;
}
