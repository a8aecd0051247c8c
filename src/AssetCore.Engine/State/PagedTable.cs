namespace AssetCore.Engine.State;

/// <summary>
/// Cells by dense number, in pages that are made when first written and dropped when their last cell is vacated.
/// Growing copies page references only, so no commit pays for the size of the table. The first page alone grows with
/// what is in it: there are many small worlds.
/// </summary>
/// <typeparam name="T">The cell; its default value is vacant.</typeparam>
internal sealed class PagedTable<T>
    where T : struct, IVacant
{
    /// <summary>Cells in a page.</summary>
    public const int PageCells = 1 << PageBits;

    private const int FirstPageCellsMin = 16;
    private const int PageBits = 10;
    private const int OffsetMask = PageCells - 1;

    // What numbers without a page read as. Never written: only Read hands it out, by a read-only reference.
    private static readonly T s_vacant;

    private T[]?[] _pages = [];

    // Cells of each page that are occupied; as long as the pages. Apart from them, for only changes look here.
    private int[] _counts = [];

    /// <summary>The cell, for reading; vacant if it was never written.</summary>
    public ref readonly T Read(long index)
    {
        var pages = _pages;
        var page = (ulong)index >> PageBits;
        if (page >= (ulong)pages.Length || pages[page] is not { } cells) return ref s_vacant;
        var offset = (int)index & OffsetMask;
        if ((uint)offset >= (uint)cells.Length) return ref s_vacant;
        return ref cells[offset];
    }

    /// <summary>
    /// A cell that is known to be occupied, for changing what its owner derives; it must stay occupied.
    /// </summary>
    public ref T Occupied(long index)
    {
        var number = (ulong)index >> PageBits;
        var cells = number < (ulong)_pages.Length ? _pages[number] : null;
        Invariant.Holds(cells is not null, "a number that is in use was set before");
        return ref cells[index & OffsetMask];
    }

    /// <summary>Replaces a cell.</summary>
    public void Set(long index, in T cell)
    {
        var number = checked((int)(index >> PageBits));
        var offset = (int)index & OffsetMask;
        if (cell.IsVacant && (number >= _pages.Length || offset >= (_pages[number]?.Length ?? 0))) return;
        ref var old = ref Reserve(number, offset)[offset];
        ref var count = ref _counts[number];
        count += (old.IsVacant ? 0 : -1) + (cell.IsVacant ? 0 : 1);
        Invariant.Holds(count is >= 0 and <= PageCells, "a page counts its occupied cells");
        old = cell;
        if (count == 0) _pages[number] = null;
    }

    /// <summary>A copy that shares nothing that changes.</summary>
    public PagedTable<T> Clone()
    {
        var copy = new PagedTable<T> { _pages = new T[]?[_pages.Length], _counts = [.. _counts] };
        for (var i = 0; i < _pages.Length; i++) copy._pages[i] = (T[]?)_pages[i]?.Clone();
        return copy;
    }

    // The page of a number, with room for a cell at an offset.
    private T[] Reserve(int number, int offset)
    {
        if (number >= _pages.Length)
        {
            var length = Math.Max(number + 1, _pages.Length * 2);
            Array.Resize(ref _pages, length);
            Array.Resize(ref _counts, length);
        }

        ref var cells = ref _pages[number];
        cells ??= new T[number == 0 ? FirstPageCellsMin : PageCells];
        if (offset >= cells.Length)
            Array.Resize(ref cells, Math.Min(PageCells, Math.Max(offset + 1, cells.Length * 2)));
        return cells;
    }
}
