using AssetCore.Engine.State;
using AssetCore.Reads;

namespace AssetCore.Engine.Queries;

/// <summary>
/// The anchors of a grid that may belong to something in a region: those in it, and as far left of it and above it as
/// the largest footprint reaches. Walked row by row, so that a small region of a large grid is a small walk.
/// </summary>
internal readonly struct AnchorWindow
{
    private readonly GridBoard _board;
    private readonly CellRect _region;

    // Anchors to look at: columns _left.._right-1 of rows _top.._bottom-1.
    private readonly int _left;
    private readonly int _right;
    private readonly int _top;
    private readonly int _bottom;

    private AnchorWindow(GridBoard board, CellRect region)
    {
        _board = board;
        _region = region;
        _left = Math.Max(0, region.X - board.WidestFootprint + 1);
        _right = region.X + region.Width;
        _top = Math.Max(0, region.Y - board.TallestFootprint + 1);
        _bottom = region.Y + region.Height;
        Invariant.Holds(_right <= board.Width && _bottom <= board.Height, "a region is cut to the grid");
    }

    /// <summary>The window of a region, cut to the grid; null for the whole grid.</summary>
    public static AnchorWindow Of(GridBoard board, GridRegion? region)
    {
        if (region is not { } asked) return new AnchorWindow(board, new CellRect(0, 0, board.Width, board.Height));
        var x = Math.Min(asked.X, board.Width);
        var y = Math.Min(asked.Y, board.Height);
        return new AnchorWindow(
            board,
            new CellRect(x, y, Math.Min(asked.Width, board.Width - x), Math.Min(asked.Height, board.Height - y)));
    }

    /// <summary>The first anchor of the window at or after a position; 0 if there is none.</summary>
    public int Next(int position)
    {
        if (_left == 0 && _right == _board.Width) return NextInRows(position);
        for (var row = Math.Max(_top, (position - 1) / _board.Width); row < _bottom; row++)
        {
            var start = row * _board.Width;
            var found = _board.NextAnchor(Math.Max(position, start + _left + 1), start + _right);
            if (found != 0) return found;
        }

        return 0;
    }

    /// <summary>True if something of these cells lies in the region.</summary>
    public bool Overlaps(CellRect cells) => _region.Common(cells) > 0;

    private int NextInRows(int position) =>
        _board.NextAnchor(Math.Max(position, (_top * _board.Width) + 1), _bottom * _board.Width);
}
