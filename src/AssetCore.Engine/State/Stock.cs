using AssetCore.Format.Events;
using AssetCore.Hashes;

namespace AssetCore.Engine.State;

/// <summary>
/// Quantities by container, class and key that can be listed in order. Small containers are sorted when they are
/// listed;
/// larger ones keep their entries in order, so that a page never touches more than it shows.
/// </summary>
internal sealed class Stock
{
    // Below this a list is sorted on demand: fewer cells than a reader may touch in one go.
    private const int OrderFrom = 256;

    // Well below the other bound, so that a container at the edge does not change over again and again.
    private const int OrderUntil = 128;

    private readonly ClassTable _classes;
    private readonly BalanceTable _cells;
    private readonly Dictionary<int, SortedPages<VariantEntry>> _orders = [];

    public Stock(ClassTable classes)
    {
        _classes = classes;
        _cells = new BalanceTable();
    }

    private Stock(Stock source, ClassTable classes)
    {
        _classes = classes;
        _cells = source._cells.Clone();
        foreach (var (container, order) in source._orders) _orders.Add(container, order.Clone());
    }

    /// <summary>The table, for measuring.</summary>
    public BalanceTable Cells => _cells;

    /// <summary>Entries of a container.</summary>
    public int CountOf(ContainerIndex container) => _cells.CountOf(container.Value);

    /// <summary>The cell of a key, or a null reference; valid until a cell is added or removed.</summary>
    public ref BalanceCell Find(in BalanceKey key) => ref _cells.Find(key);

    /// <summary>Adds a cell for a key that has none; the reference is valid until a cell is added or removed.</summary>
    public ref BalanceCell Add(in BalanceKey key, Hash128 prefix, long quantity, long held)
    {
        ref var cell = ref _cells.Add(key, prefix, quantity, held);
        if (_orders.TryGetValue(key.Container, out var order)) order.Set(EntryOf(key));
        else if (_cells.CountOf(key.Container) > OrderFrom) _orders.Add(key.Container, SortAll(key.Container));
        return ref cell;
    }

    /// <summary>Takes out the cell of a key that has one.</summary>
    public void Remove(in BalanceKey key)
    {
        // A copy: the key may lie in the very cell that goes.
        var copy = key;
        _cells.Remove(copy);
        if (!_orders.TryGetValue(copy.Container, out var order)) return;
        if (_cells.CountOf(copy.Container) < OrderUntil) _orders.Remove(copy.Container);
        else order.Remove(EntryOf(copy));
    }

    /// <summary>The entries of a container that come after one, in order; null for all.</summary>
    public List<VariantEntry> List(ContainerIndex container, VariantEntry? after, int limit)
    {
        if (!_orders.TryGetValue(container.Value, out var order)) return ListSmall(container.Value, after, limit);
        var entries = new List<VariantEntry>();
        var walk = after is { } entry ? order.After(entry) : order.FromStart();
        while (entries.Count < limit && walk.MoveNext()) entries.Add(walk.Current);
        return entries;
    }

    public Stock Clone(ClassTable classes) => new(this, classes);

    private List<VariantEntry> ListSmall(int container, VariantEntry? after, int limit)
    {
        var entries = new List<VariantEntry>();
        for (var place = _cells.FirstOf(container); !place.IsNone; place = _cells[place].Next)
        {
            var entry = EntryOf(_cells[place].Key);
            if (after is null || entry.CompareTo(after.Value) > 0) entries.Add(entry);
        }

        entries.Sort();
        if (entries.Count > limit) entries.RemoveRange(limit, entries.Count - limit);
        return entries;
    }

    private SortedPages<VariantEntry> SortAll(int container)
    {
        var order = new SortedPages<VariantEntry>();
        for (var place = _cells.FirstOf(container); !place.IsNone; place = _cells[place].Next)
            order.Set(EntryOf(_cells[place].Key));
        return order;
    }

    private VariantEntry EntryOf(in BalanceKey key)
    {
        var name = _classes[new ClassIndex(key.Class)].Name;
        Invariant.Holds(name is not null, "a class has its number before anything is of it");
        return new VariantEntry(name, key.KeyWord, key.Class);
    }
}
