using System.Runtime.CompilerServices;
using AssetCore.Format.Events;
using AssetCore.Hashes;

namespace AssetCore.Engine.State;

/// <summary>
/// How many things of each class and key have a place of some kind: for the rule that a shape or an extent in use does
/// not change. Derived from rows; in no hash.
/// </summary>
internal sealed class PlacedCounts
{
    private readonly BalanceTable _counts;

    public PlacedCounts() => _counts = new BalanceTable();

    private PlacedCounts(PlacedCounts source) => _counts = source._counts.Clone();

    /// <summary>Things of a class and key.</summary>
    public long CountOf(Variant variant)
    {
        ref var cell = ref _counts.Find(KeyOf(variant));
        return Unsafe.IsNullRef(ref cell) ? 0 : cell.Quantity;
    }

    /// <summary>The keys of a class of which there is something, in no particular order.</summary>
    public IEnumerable<uint?> KeysOf(ClassIndex classIndex)
    {
        for (var place = _counts.FirstOf(classIndex.Value); !place.IsNone; place = _counts[place].Next)
            yield return BalanceKey.FromWord(_counts[place].Key.KeyWord);
    }

    /// <summary>Counts one thing more, or one less.</summary>
    public void Add(Variant variant, int change)
    {
        var key = KeyOf(variant);
        ref var cell = ref _counts.Find(key);
        if (Unsafe.IsNullRef(ref cell))
        {
            Invariant.Holds(change == 1, "what is lifted was put down");
            _counts.Add(key, Hash128.Zero, 1, 0);
        }
        else if (cell.Quantity + change == 0)
        {
            _counts.Remove(key);
        }
        else
        {
            cell.Quantity += change;
        }
    }

    public PlacedCounts Clone() => new(this);

    // Chained by class, so that the keys of a class can be walked.
    private static BalanceKey KeyOf(Variant variant) =>
        new(new ContainerIndex(variant.Class.Value), variant.Class, variant.Key);
}
