using AssetCore.Containers;

namespace AssetCore.Engine.State;

/// <summary>Cells of a grid that something covers or would cover; counts from 0.</summary>
internal readonly record struct CellRect(int X, int Y, int Width, int Height)
{
    /// <summary>What a footprint covers from an anchor that lies inside the grid.</summary>
    /// <param name="position">The anchor, 1-based, row by row.</param>
    /// <param name="footprint">The cells covered, turned.</param>
    /// <param name="gridWidth">Cells in a row of the grid.</param>
    public static CellRect At(int position, Shape footprint, int gridWidth) =>
        new((position - 1) % gridWidth, (position - 1) / gridWidth, footprint.Width, footprint.Height);

    /// <summary>True if it lies within a grid of these sides. Sides are up to 2^20, so sums do not overflow.</summary>
    public bool Fits(int gridWidth, int gridHeight) => X + Width <= gridWidth && Y + Height <= gridHeight;

    /// <summary>Cells that both cover.</summary>
    public int Common(CellRect other)
    {
        var width = Math.Min(X + Width, other.X + other.Width) - Math.Max(X, other.X);
        var height = Math.Min(Y + Height, other.Y + other.Height) - Math.Max(Y, other.Y);
        return width > 0 && height > 0 ? width * height : 0;
    }
}
