using AssetCore.Containers;

namespace AssetCore.Engine.State;

/// <summary>
/// Which cells of a grid are covered, and what stands at which anchor: derived from the rows that stand on it.
/// </summary>
internal sealed class GridBoard
{
    private readonly Bitmap _covered;
    private readonly Bitmap _anchors;
    private readonly GridOccupants _occupants;

    public GridBoard(ContainerKind.Grid kind)
    {
        Width = kind.Width;
        Height = kind.Height;
        _covered = new Bitmap(kind.Capacity);
        _anchors = new Bitmap(kind.Capacity);
        _occupants = new GridOccupants(kind.Capacity);
    }

    private GridBoard(GridBoard source)
    {
        (Width, Height) = (source.Width, source.Height);
        CoveredCells = source.CoveredCells;
        (WidestFootprint, TallestFootprint) = (source.WidestFootprint, source.TallestFootprint);
        _covered = source._covered.Clone();
        _anchors = source._anchors.Clone();
        _occupants = source._occupants.Clone();
    }

    /// <summary>Cells in a row.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>Cells covered.</summary>
    public int CoveredCells { get; private set; }

    /// <summary>True if nothing stands here.</summary>
    public bool IsEmpty => CoveredCells == 0;

    /// <summary>The widest footprint that ever stood here: bounds how far left of a region an anchor may lie.</summary>
    public int WidestFootprint { get; private set; }

    /// <summary>The tallest footprint that ever stood here: bounds how far above a region an anchor may lie.</summary>
    public int TallestFootprint { get; private set; }

    /// <summary>What stands with its anchor at a position.</summary>
    public bool TryGet(int position, out GridOccupant occupant) => _occupants.TryGet(position, out occupant);

    /// <summary>
    /// The first anchor at or after a position and not after <paramref name="last"/>; 0 if there is none.
    /// </summary>
    public int NextAnchor(int position, int last) => _anchors.Next(position - 1, last) + 1;

    /// <summary>Covered cells in a rectangle that lies within the grid.</summary>
    public int CountCovered(CellRect rect)
    {
        var covered = 0;
        var (start, cells, runs) = RunsOf(rect);
        for (var run = 0; run < runs; run++) covered += _covered.CountRange(start + (run * Width), cells);
        return covered;
    }

    /// <summary>
    /// The lowest anchor, 1-based, from which a footprint covers free cells only; 0 if there is none.
    /// </summary>
    public int FirstFree(Shape footprint) => FreeAnchor.Find(_covered, Width, Height, footprint);

    /// <summary>Puts something down; the cells are free or its own in any history that rules allow.</summary>
    public void Put(int position, Shape footprint, GridOccupant occupant)
    {
        var (start, cells, runs) = RunsOf(CellRect.At(position, footprint, Width));
        for (var run = 0; run < runs; run++) CoveredCells += _covered.SetRange(start + (run * Width), cells);
        Invariant.Holds(CoveredCells <= Width * Height, "no more cells are covered than there are");
        _anchors.SetRange(position - 1, 1);
        _occupants.Set(position, occupant);
        WidestFootprint = Math.Max(WidestFootprint, footprint.Width);
        TallestFootprint = Math.Max(TallestFootprint, footprint.Height);
    }

    /// <summary>
    /// Takes something up. Does nothing if something else is recorded at the anchor: so a batch that is applied again
    /// does not take up what was put down later.
    /// </summary>
    public void Lift(int position, Shape footprint, GridOccupant occupant)
    {
        if (!_occupants.TryGet(position, out var recorded) || recorded != occupant) return;
        var (start, cells, runs) = RunsOf(CellRect.At(position, footprint, Width));
        for (var run = 0; run < runs; run++) CoveredCells -= _covered.ClearRange(start + (run * Width), cells);
        Invariant.Holds(CoveredCells >= 0, "only covered cells are uncovered");
        _anchors.ClearRange(position - 1, 1);
        _occupants.Remove(position);
    }

    public GridBoard Clone() => new(this);

    // A run for every row, one row apart; rows that are covered from end to end are one.
    private (int Start, int Cells, int Runs) RunsOf(CellRect rect) =>
        rect.Width == Width
            ? (rect.Y * Width, rect.Width * rect.Height, 1)
            : ((rect.Y * Width) + rect.X, rect.Width, rect.Height);
}
