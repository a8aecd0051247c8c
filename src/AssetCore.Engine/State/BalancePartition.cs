using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AssetCore.Engine.State;

/// <summary>
/// One part of the table of balances: cells side by side, and an open-addressing index with linear probing over them.
/// </summary>
internal sealed class BalancePartition
{
    // An index entry is 0 for free, otherwise twelve bits of the hash over the cell's offset + 1.
    private const int OffsetBits = 20;
    private const uint OffsetMask = (1u << OffsetBits) - 1;
    private const int IndexMin = 8;

    // Cells are added in steps, so that a partition never holds more than this many free ones beyond its content.
    private const int CellsStep = 128;
    private const int CellsMin = 4;

    private BalanceCell[] _cells;

    // Its length is _mask + 1, a power of two: they are set together, in Reserve alone.
    private uint[] _index;
    private int _mask;

    public BalancePartition(int capacity = CellsMin)
    {
        _cells = new BalanceCell[Math.Max(capacity, CellsMin)];
        Reserve(IndexFor(capacity));
    }

    private BalancePartition(BalancePartition source)
    {
        _cells = (BalanceCell[])source._cells.Clone();
        (_index, _mask) = ((uint[])source._index.Clone(), source._mask);
        Count = source.Count;
    }

    /// <summary>Cells in use; they are the first ones.</summary>
    public int Count { get; private set; }

    /// <summary>Bytes of memory, about.</summary>
    public long Bytes => ((long)_cells.Length * Unsafe.SizeOf<BalanceCell>()) + ((long)_index.Length * sizeof(uint));

    public Span<BalanceCell> Cells => _cells.AsSpan(0, Count);

    /// <summary>The offset of a key's cell, or -1.</summary>
    public int Find(in BalanceKey key, ulong hash)
    {
        var tag = TagOf(hash);
        var at = HomeOf(hash) & _mask;
        for (var entry = EntryAt(at); entry != 0; entry = EntryAt(at))
        {
            var offset = (int)(entry & OffsetMask) - 1;
            if ((entry & ~OffsetMask) == tag && CellAt(offset).Has(key)) return offset;
            at = (at + 1) & _mask;
        }

        return -1;
    }

    /// <summary>
    /// The offset of the cell that a hash very likely leads to, or -1: no cell is looked at.
    /// </summary>
    public int Guess(ulong hash)
    {
        var tag = TagOf(hash);
        var at = HomeOf(hash) & _mask;
        for (var entry = EntryAt(at); entry != 0; entry = EntryAt(at))
        {
            if ((entry & ~OffsetMask) == tag) return (int)(entry & OffsetMask) - 1;
            at = (at + 1) & _mask;
        }

        return -1;
    }

    /// <summary>Adds a cell for a key that has none.</summary>
    /// <returns>Its offset; the cell has only its key.</returns>
    public int Add(in BalanceKey key, ulong hash)
    {
        if (Count == _cells.Length) Array.Resize(ref _cells, Math.Min(Count * 2, Count + CellsStep));
        if ((Count + 1) * 4 > _index.Length * 3) Reindex(_index.Length * 2);
        var offset = Count++;
        Invariant.Holds(
            Count <= 1 << BalanceRef.OffsetBits, "partitions split long before an offset needs more than its bits");
        _cells[offset] = new BalanceCell { Key = key };
        Enter(hash, offset);
        return offset;
    }

    /// <summary>Takes a cell out; the last cell moves into its place.</summary>
    /// <returns>True if another cell lies at <paramref name="offset"/> now.</returns>
    public bool Remove(int offset)
    {
        Leave(_cells[offset].Key.Hash, offset);
        var last = --Count;
        if (offset != last)
        {
            ref var moved = ref _index[EntryOf(_cells[last].Key.Hash, last)];
            moved = (moved & ~OffsetMask) | (uint)(offset + 1);
            _cells[offset] = _cells[last];
        }

        _cells[last] = default;
        if (_cells.Length - Count > 4 * CellsStep) Trim();
        return offset != last;
    }

    /// <summary>Gives back room that is not needed soon.</summary>
    public void Trim()
    {
        if (_cells.Length - Count > CellsStep / 2)
            Array.Resize(ref _cells, Math.Max(CellsMin, Count + (CellsStep / 2)));
        if (_index.Length > IndexFor(Count)) Reindex(IndexFor(Count));
    }

    public BalancePartition Clone() => new(this);

    private static int IndexFor(int cells)
    {
        var length = IndexMin;
        while (cells * 4 > length * 3) length *= 2;
        return length;
    }

    private static uint TagOf(ulong hash) => (uint)(hash >> 52) << OffsetBits;

    private static int HomeOf(ulong hash) => (int)((hash >> 32) & OffsetMask);

    // In range without a look at the array's length, which lies elsewhere: whoever calls has masked the number.
    private ref uint EntryAt(int masked) => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_index), masked);

    // In range, too: entries of the index lead to cells in use alone, and those are in the array.
    private ref BalanceCell CellAt(int offset) =>
        ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_cells), offset);

    [MemberNotNull(nameof(_index))]
    private void Reserve(int length) => (_index, _mask) = (new uint[length], length - 1);

    private void Enter(ulong hash, int offset)
    {
        var mask = _index.Length - 1;
        var at = HomeOf(hash) & mask;
        while (_index[at] != 0) at = (at + 1) & mask;
        _index[at] = TagOf(hash) | (uint)(offset + 1);
    }

    private int EntryOf(ulong hash, int offset)
    {
        var mask = _index.Length - 1;
        var at = HomeOf(hash) & mask;
        while ((_index[at] & OffsetMask) != offset + 1)
        {
            Invariant.Holds(_index[at] != 0, "every cell has an index entry on the path from its home");
            at = (at + 1) & mask;
        }

        return at;
    }

    // Closes the gap by moving back what would no longer be found: linear probing without tombstones.
    private void Leave(ulong hash, int offset)
    {
        var mask = _index.Length - 1;
        var gap = EntryOf(hash, offset);
        for (var at = (gap + 1) & mask; _index[at] != 0; at = (at + 1) & mask)
        {
            var home = HomeOf(_cells[(_index[at] & OffsetMask) - 1].Key.Hash) & mask;
            if (((at - home) & mask) < ((at - gap) & mask)) continue;
            _index[gap] = _index[at];
            gap = at;
        }

        _index[gap] = 0;
    }

    private void Reindex(int length)
    {
        Reserve(length);
        for (var offset = 0; offset < Count; offset++) Enter(_cells[offset].Key.Hash, offset);
    }
}
