using System.Runtime.CompilerServices;
using AssetCore.Hashes;

namespace AssetCore.Engine.State;

/// <summary>
/// Quantities by container, class and key; the cells of one container are linked. Linear hashing: each time the table
/// has grown by <see cref="CellsPerPartition"/> cells, one partition is cut in two, so no addition costs more than
/// that.
/// </summary>
/// <remarks>
/// Litwin, "Linear Hashing: A New Tool for File and Table Addressing", VLDB 1980. Partitions are not merged again: an
/// empty one costs a hundred bytes. The order of cells is not observable.
/// </remarks>
internal sealed class BalanceTable
{
    /// <summary>Cells of a partition on average when it is cut: one has about twice as many at most.</summary>
    public const int CellsPerPartition = 1_024;

    private readonly PagedTable<BalanceChain> _chains;

    // How many balances a container has that has more than its chain counts.
    private readonly Dictionary<int, int> _longChains;
    private BalancePartition[] _partitions;
    private int _partitionCount;

    // Partitions 0 .. _next-1 of the present round are cut already and use one bit more of the hash.
    private int _roundBits;
    private int _next;

    public BalanceTable()
    {
        _chains = new PagedTable<BalanceChain>();
        _longChains = [];
        _partitions = [new BalancePartition()];
        _partitionCount = 1;
    }

    private BalanceTable(BalanceTable source)
    {
        _chains = source._chains.Clone();
        _longChains = new Dictionary<int, int>(source._longChains);
        _partitions = new BalancePartition[source._partitions.Length];
        for (var i = 0; i < source._partitionCount; i++) _partitions[i] = source._partitions[i].Clone();
        _partitionCount = source._partitionCount;
        _roundBits = source._roundBits;
        _next = source._next;
        Count = source.Count;
    }

    /// <summary>Cells in use.</summary>
    public long Count { get; private set; }

    /// <summary>Bytes of memory, about, without the heads of chains.</summary>
    public long Bytes
    {
        get
        {
            var bytes = 0L;
            for (var i = 0; i < _partitionCount; i++) bytes += _partitions[i].Bytes;
            return bytes;
        }
    }

    /// <summary>The most cells that a partition holds.</summary>
    public int LargestPartition
    {
        get
        {
            var largest = 0;
            for (var i = 0; i < _partitionCount; i++) largest = Math.Max(largest, _partitions[i].Count);
            return largest;
        }
    }

    /// <summary>The cell at a place; the reference is valid until a cell is added or removed.</summary>
    public ref BalanceCell this[BalanceRef place] => ref _partitions[place.Partition].Cells[place.Offset];

    /// <summary>The first cell of a container; none if it has none.</summary>
    public BalanceRef FirstOf(int container) => _chains.Read(container).First;

    /// <summary>Cells of a container.</summary>
    public int CountOf(int container)
    {
        var count = _chains.Read(container).Count;
        return count < BalanceChain.CountMax ? count : _longChains[container];
    }

    /// <summary>The cell of a key, or a null reference; valid until a cell is added or removed.</summary>
    public ref BalanceCell Find(in BalanceKey key)
    {
        var hash = key.Hash;
        var partition = _partitions[PartitionOf(hash)];
        var offset = partition.Find(key, hash);
        if (offset < 0) return ref Unsafe.NullRef<BalanceCell>();
        return ref partition.Cells[offset];
    }

    /// <summary>Where the cell of a hash very likely lies; none if there is none. No cell is looked at.</summary>
    public BalanceRef Guess(ulong hash)
    {
        var number = PartitionOf(hash);
        var offset = _partitions[number].Guess(hash);
        return offset < 0 ? default : new BalanceRef(number, offset);
    }

    /// <summary>Has a cell on its way into the processor's cache.</summary>
    public void Prefetch(BalanceRef place)
    {
        if (place.IsNone) return;

        // Cells lie across two lines, because arrays begin where they like. By the cell's address and not those of its
        // fields: for a field the runtime looks whether there is a cell, and would wait for it.
        ref var cell = ref this[place];
        Cache.Prefetch(in cell);
        Cache.PrefetchEnd(in cell);
    }

    /// <summary>Adds a cell for a key that has none; the reference is valid until a cell is added or removed.</summary>
    public ref BalanceCell Add(in BalanceKey key, Hash128 prefix, long quantity, long held)
    {
        if (Count >= (long)_partitionCount * CellsPerPartition) Cut();
        var hash = key.Hash;
        var number = PartitionOf(hash);
        var place = new BalanceRef(number, _partitions[number].Add(key, hash));
        Count++;
        ref var cell = ref this[place];
        cell.Prefix = prefix;
        cell.Quantity = quantity;
        cell.Held = held;

        var chain = _chains.Read(key.Container);
        cell.Next = chain.First;
        if (!chain.First.IsNone) this[chain.First].Previous = place;
        SetChain(key.Container, place, CountOf(key.Container) + 1);
        return ref cell;
    }

    /// <summary>Takes out the cell of a key that has one.</summary>
    public void Remove(in BalanceKey key)
    {
        var hash = key.Hash;
        var number = PartitionOf(hash);
        var partition = _partitions[number];
        var offset = partition.Find(key, hash);
        Invariant.Holds(offset >= 0, "only a balance that has a cell is removed");
        Unlink(partition.Cells[offset]);
        Count--;
        if (partition.Remove(offset)) Relink(partition.Cells[offset], new BalanceRef(number, offset));
    }

    public BalanceTable Clone() => new(this);

    private int PartitionOf(ulong hash)
    {
        var number = (int)(hash & ((1u << _roundBits) - 1));
        return number < _next ? (int)(hash & ((1u << (_roundBits + 1)) - 1)) : number;
    }

    private void SetChain(int container, BalanceRef first, int count)
    {
        if (count >= BalanceChain.CountMax) _longChains[container] = count;
        else if (count == BalanceChain.CountMax - 1) _longChains.Remove(container);
        _chains.Set(container, new BalanceChain(first, count));
    }

    private void Unlink(in BalanceCell cell)
    {
        var chain = _chains.Read(cell.Key.Container);
        Invariant.Holds(chain.Count > 0, "a cell is in the chain of its container");
        var first = cell.Previous.IsNone ? cell.Next : chain.First;
        if (!cell.Previous.IsNone) this[cell.Previous].Next = cell.Next;
        if (!cell.Next.IsNone) this[cell.Next].Previous = cell.Previous;
        SetChain(cell.Key.Container, first, CountOf(cell.Key.Container) - 1);
    }

    // The cell lies elsewhere now: its neighbours and the head of its chain are told.
    private void Relink(in BalanceCell cell, BalanceRef place)
    {
        if (!cell.Next.IsNone) this[cell.Next].Previous = place;
        if (!cell.Previous.IsNone) this[cell.Previous].Next = place;
        else _chains.Set(cell.Key.Container, new BalanceChain(place, _chains.Read(cell.Key.Container).Count));
    }

    private void Cut()
    {
        var source = _partitions[_next];
        var bit = 1UL << _roundBits;
        var target = _partitionCount;
        if (target == _partitions.Length) Array.Resize(ref _partitions, target * 2);
        var moved = _partitions[target] = new BalancePartition(source.Count / 2);
        _partitionCount++;
        for (var offset = source.Count - 1; offset >= 0; offset--)
        {
            var cell = source.Cells[offset];
            var hash = cell.Key.Hash;
            if ((hash & bit) == 0) continue;
            var place = new BalanceRef(target, moved.Add(cell.Key, hash));
            moved.Cells[place.Offset] = cell;
            Relink(cell, place);
            if (source.Remove(offset)) Relink(source.Cells[offset], new BalanceRef(_next, offset));
        }

        source.Trim();
        moved.Trim();
        Invariant.Holds(_partitionCount == (1 << _roundBits) + _next + 1, "a round cuts each of its partitions once");
        if (++_next < 1 << _roundBits) return;
        _roundBits++;
        _next = 0;
    }
}
