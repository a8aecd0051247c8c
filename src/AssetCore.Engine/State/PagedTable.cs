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

    private Page?[] _pages = [];

    /// <summary>The cell, for reading; vacant if it was never written.</summary>
    public ref readonly T Read(long index)
    {
        var page = (ulong)index >> PageBits;
        if (page >= (ulong)_pages.Length || _pages[page] is not { } found) return ref s_vacant;
        var cells = found.Cells;
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
        var page = number < (ulong)_pages.Length ? _pages[number] : null;
        Invariant.Holds(page is not null, "a number that is in use was set before");
        return ref page.Cells[index & OffsetMask];
    }

    /// <summary>Replaces a cell.</summary>
    public void Set(long index, in T cell)
    {
        var number = checked((int)(index >> PageBits));
        var offset = (int)index & OffsetMask;
        if (number >= _pages.Length || _pages[number] is null)
        {
            if (cell.IsVacant) return;
            MakePage(number);
        }

        var page = _pages[number]!;
        if (offset >= page.Cells.Length)
        {
            if (cell.IsVacant) return;
            page.Grow(offset);
        }

        ref var old = ref page.Cells[offset];
        page.Count += (old.IsVacant ? 0 : -1) + (cell.IsVacant ? 0 : 1);
        Invariant.Holds(page.Count is >= 0 and <= PageCells, "a page counts its occupied cells");
        old = cell;
        if (page.Count == 0) _pages[number] = null;
    }

    /// <summary>A copy that shares nothing that changes.</summary>
    public PagedTable<T> Clone()
    {
        var copy = new PagedTable<T> { _pages = new Page?[_pages.Length] };
        for (var i = 0; i < _pages.Length; i++) copy._pages[i] = _pages[i]?.Clone();
        return copy;
    }

    private void MakePage(int number)
    {
        if (number >= _pages.Length) Array.Resize(ref _pages, Math.Max(number + 1, _pages.Length * 2));
        _pages[number] = new Page(new T[number == 0 ? FirstPageCellsMin : PageCells], 0);
    }

    private sealed class Page(T[] cells, int count)
    {
        public T[] Cells { get; private set; } = cells;

        public int Count { get; set; } = count;

        /// <summary>Makes room for a cell at an offset, and for as many again as there are.</summary>
        public void Grow(int offset)
        {
            var larger = new T[Math.Min(PageCells, Math.Max(offset + 1, Cells.Length * 2))];
            Cells.CopyTo(larger, 0);
            Cells = larger;
        }

        public Page Clone() => new((T[])Cells.Clone(), Count);
    }
}
