namespace AssetCore.Engine.State;

/// <summary>
/// Entries in order, on pages of bounded size: a search is two binary searches, an insertion moves at most one page of
/// entries. Entries that compare as equal are one entry.
/// </summary>
/// <typeparam name="T">The entry; it compares by its key alone.</typeparam>
internal sealed class SortedPages<T>
    where T : struct, IComparable<T>
{
    // 256 entries a page: an insertion moves 128 entries on average, and a million entries take about 6,000 pages.
    private const int PageEntriesMax = 256;

    private readonly List<List<T>> _pages = [];

    /// <summary>Entries in all.</summary>
    public int Count { get; private set; }

    /// <summary>Puts the entry in its place, instead of one that compares as equal.</summary>
    public void Set(T entry)
    {
        if (_pages.Count == 0) _pages.Add(new List<T>());
        var number = PageOf(entry);
        var page = _pages[number];
        var index = page.BinarySearch(entry);
        if (index >= 0)
        {
            page[index] = entry;
            return;
        }

        page.Insert(~index, entry);
        Count++;
        if (page.Count > PageEntriesMax) Split(number);
    }

    /// <summary>Takes out the entry that compares as equal, if there is one.</summary>
    public void Remove(T entry)
    {
        if (_pages.Count == 0) return;
        var number = PageOf(entry);
        var index = _pages[number].BinarySearch(entry);
        if (index < 0) return;
        Invariant.Holds(Count > 0, "what is found is counted");
        _pages[number].RemoveAt(index);
        Count--;
        if (_pages[number].Count == 0) _pages.RemoveAt(number);
    }

    /// <summary>The entry that compares as equal.</summary>
    public bool TryGet(T key, out T entry)
    {
        entry = default;
        if (_pages.Count == 0) return false;
        var page = _pages[PageOf(key)];
        var index = page.BinarySearch(key);
        if (index < 0) return false;
        entry = page[index];
        return true;
    }

    /// <summary>All entries, in order.</summary>
    public Walk FromStart() => new(_pages, 0, -1);

    /// <summary>The entries that come after the given one, in order.</summary>
    public Walk After(T key)
    {
        if (_pages.Count == 0) return FromStart();
        var number = PageOf(key);
        var index = _pages[number].BinarySearch(key);
        return new Walk(_pages, number, index >= 0 ? index : ~index - 1);
    }

    /// <summary>The entries that do not come before the given one, in order.</summary>
    public Walk From(T key)
    {
        if (_pages.Count == 0) return FromStart();
        var number = PageOf(key);
        var index = _pages[number].BinarySearch(key);
        return new Walk(_pages, number, (index >= 0 ? index : ~index) - 1);
    }

    /// <summary>The last entry before the given one, if there is one, and all that follow it, in order.</summary>
    public Walk FromBefore(T key)
    {
        if (_pages.Count == 0) return FromStart();
        var number = PageOf(key);
        var index = _pages[number].BinarySearch(key);
        var at = index >= 0 ? index : ~index;

        // Only where the key is the very first of its page does the one before stand on another.
        if (at > 0) return new Walk(_pages, number, at - 2);
        return number == 0 ? FromStart() : new Walk(_pages, number - 1, _pages[number - 1].Count - 2);
    }

    /// <summary>A copy that shares nothing that changes.</summary>
    public SortedPages<T> Clone()
    {
        var copy = new SortedPages<T> { Count = Count };
        foreach (var page in _pages) copy._pages.Add([.. page]);
        return copy;
    }

    // The last page whose first entry is not after the key; the first page if there is none. Pages are never empty
    // except the only one of a table that was never filled.
    private int PageOf(T key)
    {
        var low = 0;
        var high = _pages.Count - 1;

        // Numbers that are minted come at the end.
        if (_pages[high].Count > 0 && _pages[high][0].CompareTo(key) <= 0) return high;
        while (low < high)
        {
            var middle = (low + high + 1) >>> 1;
            if (_pages[middle][0].CompareTo(key) <= 0) low = middle;
            else high = middle - 1;
        }

        return low;
    }

    private void Split(int number)
    {
        var page = _pages[number];
        var half = page.Count / 2;
        _pages.Insert(number + 1, page.GetRange(half, page.Count - half));
        page.RemoveRange(half, page.Count - half);
    }

    /// <summary>Walks entries in order; invalid once the pages change.</summary>
    public struct Walk
    {
        private readonly List<List<T>> _pages;
        private int _page;
        private int _index;

        internal Walk(List<List<T>> pages, int page, int before)
        {
            _pages = pages;
            _page = page;
            _index = before;
        }

        /// <summary>The entry that the last successful <see cref="MoveNext"/> found.</summary>
        public readonly T Current => _pages[_page][_index];

        /// <summary>Goes to the next entry; false at the end.</summary>
        public bool MoveNext()
        {
            _index++;
            while (_page < _pages.Count && _index >= _pages[_page].Count)
            {
                _page++;
                _index = 0;
            }

            return _page < _pages.Count;
        }
    }
}
