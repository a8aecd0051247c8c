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

    public GridStock(ClassTable classes)
    {
        _sums = new Stock(classes);
        Placed = new PlacedCounts();
    }

    private GridStock(GridStock source, ClassTable classes)
    {
        _sums = source._sums.Clone(classes);
        Placed = source.Placed.Clone();
    }

    /// <summary>Stacks and instances on all grids.</summary>
    public PlacedCounts Placed { get; }

    /// <summary>The sum over the stacks of a class and key on a grid.</summary>
    public Int128 SumOf(in BalanceKey key)
    {
        ref var cell = ref _sums.Find(key);
        return Unsafe.IsNullRef(ref cell) ? 0 : SumIn(cell);
    }

    /// <summary>The entries of a grid that come after one, in order; null for all.</summary>
    public List<VariantEntry> List(ContainerIndex grid, VariantEntry? after, int limit) =>
        _sums.List(grid, after, limit);

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

    public GridStock Clone(ClassTable classes) => new(this, classes);

    private static Int128 SumIn(in BalanceCell cell) => ((Int128)cell.Held << 64) + (ulong)cell.Quantity;
}
