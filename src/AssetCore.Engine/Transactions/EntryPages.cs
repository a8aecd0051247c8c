namespace AssetCore.Engine.Transactions;

/// <summary>
/// Entries of the idempotency table by their numbers, which follow each other: pages in a ring, so that neither end
/// costs a search and no addition pays for the size of the table. The only page of a small table grows with it.
/// </summary>
internal sealed class EntryPages
{
    private const int FirstPageEntriesMin = 16;

    // 128 KiB: the garbage collector leaves arrays of this size where they are.
    private const int PageBits = 11;
    private const int PageEntries = 1 << PageBits;
    private const int RingMin = 4;

    // Page n lies at n modulo the length, a power of two; the pages from _first to _next - 1 are there.
    private IdempotencyEntry[]?[] _ring = new IdempotencyEntry[]?[RingMin];
    private long _first;
    private long _next;

    // A page that was forgotten: a table that is full needs one for each that it forgets, and the garbage collector
    // would have to carry each of them through its generations.
    private IdempotencyEntry[]? _spare;

    /// <summary>An entry that was put and not forgotten.</summary>
    public ref IdempotencyEntry At(long number) =>
        ref _ring[PlaceOf(number >> PageBits)]![number & (PageEntries - 1)];

    /// <summary>
    /// Puts an entry: the first has any number, others the one after the last, or one that was put before.
    /// </summary>
    public void Put(long number, in IdempotencyEntry entry)
    {
        var page = number >> PageBits;
        var offset = (int)number & (PageEntries - 1);
        if (page >= _next) Add(page, offset);
        ref var entries = ref _ring[PlaceOf(page)];
        if (offset >= entries!.Length)
            Array.Resize(ref entries, Math.Min(PageEntries, Math.Max(offset + 1, entries.Length * 2)));
        entries[offset] = entry;
    }

    /// <summary>Forgets the pages that hold only entries below a number.</summary>
    public void Forget(long number)
    {
        for (; _first < Math.Min(_next, number >> PageBits); _first++)
        {
            ref var page = ref _ring[PlaceOf(_first)];
            if (page!.Length == PageEntries) _spare = page;
            page = null;
        }
    }

    private int PlaceOf(long page) => (int)page & (_ring.Length - 1);

    private void Add(long page, int offset)
    {
        var isOnly = _next == 0;
        if (isOnly) _first = page;
        if (page - _first >= _ring.Length) Grow();
        _ring[PlaceOf(page)] = isOnly ? new IdempotencyEntry[Math.Max(FirstPageEntriesMin, offset + 1)] : TakePage();
        _next = page + 1;
    }

    private IdempotencyEntry[] TakePage()
    {
        var page = _spare ?? new IdempotencyEntry[PageEntries];
        _spare = null;
        return page;
    }

    private void Grow()
    {
        var old = _ring;
        _ring = new IdempotencyEntry[]?[old.Length * 2];
        for (var page = _first; page < _next; page++) _ring[PlaceOf(page)] = old[(int)page & (old.Length - 1)];
    }
}
