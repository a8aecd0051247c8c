using System.Runtime.CompilerServices;
using AssetCore.Format.Events;
using AssetCore.Hashes;

namespace AssetCore.Engine.State;

/// <summary>
/// What stands on grids, counted: quantities of stacks by grid, class and key (for reads), and things by class and key
/// (for the rule that a shape in use does not change). Derived from the rows of stacks and instances; in no hash.
/// </summary>
internal sealed class GridStock
{
    // A cell's two numbers hold one sum of 128 bits: stacks of 64 bits each may add up to more.
    private readonly Stock _sums;

    private readonly BalanceTable _placed;

    public GridStock(ClassTable classes)
    {
        _sums = new Stock(classes);
        _placed = new BalanceTable();
    }

    private GridStock(GridStock source, ClassTable classes)
    {
        _sums = source._sums.Clone(classes);
        _placed = source._placed.Clone();
    }

    /// <summary>The sum over the stacks of a class and key on a grid.</summary>
    public Int128 SumOf(in BalanceKey key)
    {
        ref var cell = ref _sums.Find(key);
        return Unsafe.IsNullRef(ref cell) ? 0 : SumIn(cell);
    }

    /// <summary>The entries of a grid that come after one, in order; null for all.</summary>
    public List<VariantEntry> List(ContainerIndex grid, VariantEntry? after, int limit) =>
        _sums.List(grid, after, limit);

    /// <summary>Stacks and instances of a class and key on all grids.</summary>
    public long CountOf(Variant variant)
    {
        ref var cell = ref _placed.Find(PlacedKey(variant));
        return Unsafe.IsNullRef(ref cell) ? 0 : cell.Quantity;
    }

    /// <summary>The keys of a class of which something stands on a grid, in no particular order.</summary>
    public IEnumerable<uint?> KeysPlaced(ClassIndex classIndex)
    {
        for (var place = _placed.FirstOf(classIndex.Value); !place.IsNone; place = _placed[place].Next)
            yield return BalanceKey.FromWord(_placed[place].Key.KeyWord);
    }

    /// <summary>Adds to a sum, or takes from it.</summary>
    public void AddQuantity(in BalanceKey key, Int128 quantity)
    {
        ref var cell = ref _sums.Find(key);
        var sum = (Unsafe.IsNullRef(ref cell) ? 0 : SumIn(cell)) + quantity;
        Invariant.Holds(sum >= 0, "a sum is over stacks, each above zero");
        var (low, high) = ((long)(ulong)(sum & ulong.MaxValue), (long)(sum >> 64));
        if (Unsafe.IsNullRef(ref cell)) _sums.Add(key, Hash128.Zero, low, high);
        else if (sum == 0) _sums.Remove(key);
        else (cell.Quantity, cell.Held) = (low, high);
    }

    /// <summary>Counts one thing more, or one less.</summary>
    public void AddPlaced(Variant variant, int change)
    {
        var key = PlacedKey(variant);
        ref var cell = ref _placed.Find(key);
        if (Unsafe.IsNullRef(ref cell))
        {
            Invariant.Holds(change == 1, "what is lifted was put down");
            _placed.Add(key, Hash128.Zero, 1, 0);
        }
        else if (cell.Quantity + change == 0)
        {
            _placed.Remove(key);
        }
        else
        {
            cell.Quantity += change;
        }
    }

    public GridStock Clone(ClassTable classes) => new(this, classes);

    private static Int128 SumIn(in BalanceCell cell) => ((Int128)cell.Held << 64) + (ulong)cell.Quantity;

    // Chained by class, so that the keys of a class can be walked.
    private static BalanceKey PlacedKey(Variant variant) =>
        new(new ContainerIndex(variant.Class.Value), variant.Class, variant.Key);
}
