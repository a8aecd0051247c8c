namespace AssetCore.Reads;

/// <summary>A rectangle of cells; what overlaps it is listed. Counts from 0, unlike positions.</summary>
/// <param name="X">The leftmost column, 0-based.</param>
/// <param name="Y">The topmost row, 0-based.</param>
/// <param name="Width">Columns, 1 or more.</param>
/// <param name="Height">Rows, 1 or more.</param>
public readonly record struct GridRegion(int X, int Y, int Width, int Height);
