namespace AssetCore.Engine.State;

/// <summary>A rectangle of cells of one level, both corners included.</summary>
/// <param name="Min">The cell of the lowest column and row, and so the first along the Z-curve.</param>
/// <param name="Max">The cell of the highest column and row, and so the last along the Z-curve.</param>
internal readonly record struct PlaneWindow(PlaneCell Min, PlaneCell Max)
{
    /// <summary>Cells within.</summary>
    public UInt128 Cells => ((UInt128)(Max.X - Min.X) + 1) * ((UInt128)(Max.Y - Min.Y) + 1);

    /// <summary>True if a cell of this level lies within.</summary>
    public bool Holds(PlaneCell cell) => cell.X >= Min.X && cell.X <= Max.X && cell.Y >= Min.Y && cell.Y <= Max.Y;

    /// <summary>
    /// The first cell within that comes after one which does not lie within, along the Z-curve. (Tropf and Herzog,
    /// "Multidimensional range search in dynamically balanced trees", 1981: BIGMIN.)
    /// </summary>
    /// <returns>False if there is none.</returns>
    public bool TryNext(PlaneCell after, out PlaneCell next)
    {
        var (low, high) = (Min, Max);
        next = default;
        var isFound = false;
        for (var mask = 1UL << 63; mask != 0; mask >>= 1)
        {
            for (var isRow = true; ; isRow = false)
            {
                var isAfter = (After(isRow) & mask) != 0;
                var isLow = ((isRow ? low.Y : low.X) & mask) != 0;
                var isHigh = ((isRow ? high.Y : high.X) & mask) != 0;
                if (!isAfter && isLow)
                {
                    next = low;
                    return true;
                }

                if (isAfter && !isHigh) return isFound;
                if (isHigh && !isLow)
                {
                    // The window falls into two halves at this bit. The upper one begins here:
                    var upper = From(low, mask, isRow);
                    if (isAfter)
                    {
                        low = upper;
                    }
                    else
                    {
                        (next, isFound) = (upper, true);
                        high = UpTo(high, mask, isRow);
                    }
                }

                if (!isRow) break;
            }
        }

        return isFound;

        ulong After(bool isRow) => isRow ? after.Y : after.X;
    }

    // The bit is set and all below it are clear.
    private static PlaneCell From(PlaneCell cell, ulong mask, bool isRow) =>
        isRow ? cell with { Y = (cell.Y | mask) & ~(mask - 1) } : cell with { X = (cell.X | mask) & ~(mask - 1) };

    // The bit is clear and all below it are set.
    private static PlaneCell UpTo(PlaneCell cell, ulong mask, bool isRow) =>
        isRow ? cell with { Y = (cell.Y & ~mask) | (mask - 1) } : cell with { X = (cell.X & ~mask) | (mask - 1) };
}
