using System.Runtime.CompilerServices;
using AssetCore.Format.Events;
using AssetCore.Format.Hashing;
using AssetCore.Hashes;
using AssetCore.Quantities;

namespace AssetCore.Engine.State;

/// <summary>The balances of a world: a stock whose content is hashed.</summary>
internal sealed class BalanceSheet(
    HashSums sums, ContainerTable containers, ClassTable classes, ClassStock classStock)
{
    private Stock _stock = new(classes);

    /// <summary>The table, for measuring.</summary>
    public BalanceTable Cells => _stock.Cells;

    /// <summary>Balances of a container.</summary>
    public int CountOf(ContainerIndex container) => _stock.CountOf(container);

    /// <summary>
    /// True if a balance of the container is other than zero. Balances of zero of which something is held are passed
    /// over.
    /// </summary>
    public bool HasQuantity(ContainerIndex container)
    {
        var cells = _stock.Cells;
        for (var place = cells.FirstOf(container.Value); !place.IsNone; place = cells[place].Next)
            if (cells[place].Quantity != 0) return true;
        return false;
    }

    /// <summary>A balance; all zero if there is none.</summary>
    public BalanceRow Get(in BalanceKey key)
    {
        ref var cell = ref Find(key);
        return RowOf(in cell);
    }

    /// <summary>The cell of a balance, or a null reference; valid until a balance is added or removed.</summary>
    public ref BalanceCell Find(in BalanceKey key) => ref _stock.Find(key);

    /// <summary>What a cell that was looked for says; all zero if there is none.</summary>
    public static BalanceRow RowOf(ref readonly BalanceCell cell) =>
        Unsafe.IsNullRef(in cell) ? default : new BalanceRow(cell.Quantity, cell.Held);

    /// <summary>The entries of a container that come after one, in order; null for all.</summary>
    public List<VariantEntry> List(ContainerIndex container, VariantEntry? after, int limit) =>
        _stock.List(container, after, limit);

    /// <summary>Adds what the balances of a container are found by, in no particular order.</summary>
    public void AddKeysOf(ContainerIndex container, List<BalanceKey> keys)
    {
        var cells = _stock.Cells;
        for (var place = cells.FirstOf(container.Value); !place.IsNone; place = cells[place].Next)
            keys.Add(cells[place].Key);
    }

    public void Set(in BalanceKey key, BalanceRow row) => Set(ref Find(key), key, row);

    /// <summary>Sets a balance if it is what it is said to be; looks for it once.</summary>
    /// <returns>False if it is something else: nothing has changed then.</returns>
    public bool TrySet(in BalanceKey key, BalanceRow before, BalanceRow row)
    {
        ref var cell = ref Find(key);
        if (RowOf(in cell) != before) return false;
        Set(ref cell, key, row);
        return true;
    }

    public BalanceSheet Clone(
        HashSums ofSums, ContainerTable ofContainers, ClassTable ofClasses, ClassStock ofClassStock) =>
        new(ofSums, ofContainers, ofClasses, ofClassStock) { _stock = _stock.Clone(ofClasses) };

    /// <summary>Sets a balance whose cell was looked for; the reference is not valid afterwards.</summary>
    // Apart, since it is large: in its callers' loops the runtime would not inline the arithmetic any more.
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Set(ref BalanceCell cell, in BalanceKey key, BalanceRow row)
    {
        if (Unsafe.IsNullRef(ref cell))
        {
            if (row != default) Add(key, row);
            return;
        }

        ref var total = ref classStock.BalancesOf(key.Class, cell.Decimals);
        total.Quantity.Add(row.Quantity);
        total.Quantity.Subtract(cell.Quantity);
        if (row.Held != cell.Held)
        {
            total.Held.Add(row.Held);
            total.Held.Subtract(cell.Held);
        }

        var before = RowHash.Finish(cell.Prefix, (ulong)cell.Quantity, (ulong)cell.Held);
        if (row == default)
        {
            total.Balances--;
            _stock.Remove(key);
            sums.Content -= before;
            return;
        }

        (cell.Quantity, cell.Held) = (row.Quantity, row.Held);
        sums.Content += RowHash.Finish(cell.Prefix, (ulong)row.Quantity, (ulong)row.Held) - before;
    }

    private void Add(in BalanceKey key, BalanceRow row)
    {
        var prefix = PrefixOf(key);
        var scale = new Scale(containers[new ContainerIndex(key.Container)].Bounds.UnitsPerOne);
        ref var cell = ref _stock.Add(key, prefix, row.Quantity, row.Held);
        cell.Decimals = scale.Decimals;
        ref var total = ref classStock.BalancesOf(key.Class, cell.Decimals);
        total.Balances++;
        total.Quantity.Add(row.Quantity);
        total.Held.Add(row.Held);
        sums.Content += RowHash.Finish(prefix, (ulong)row.Quantity, (ulong)row.Held);
    }

    private Hash128 PrefixOf(in BalanceKey key) => RowHashes.BalancePrefix(
        containers[new ContainerIndex(key.Container)].NameHash,
        classes[new ClassIndex(key.Class)].NameHash,
        key.KeyWord);
}
