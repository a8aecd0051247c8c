using AssetCore.Quantities;

namespace AssetCore.Engine.State;

/// <summary>How much there is of one class, every key together.</summary>
internal sealed class ClassTally
{
    // By decimals of the scale, as many as were ever needed.
    private ScaleTotal[] _balances = [];

    /// <summary>Stacks on grids.</summary>
    public long Stacks { get; set; }

    /// <summary>Their sum: 64 bits each may add up to more.</summary>
    public Int128 StackQuantity { get; set; }

    /// <summary>Instances, placed or not.</summary>
    public long Instances { get; set; }

    /// <summary>Those that have a place.</summary>
    public long PlacedInstances { get; set; }

    /// <summary>Open holds.</summary>
    public long Holds { get; set; }

    /// <summary>
    /// The totals of balances by decimals of their scale: as many as were ever needed, also empty ones.
    /// </summary>
    public ReadOnlySpan<ScaleTotal> Balances => _balances;

    /// <summary>True if there is anything.</summary>
    public bool IsAny
    {
        get
        {
            if ((Stacks | Instances | Holds) != 0) return true;
            foreach (var total in _balances)
                if (total.Balances != 0) return true;
            return false;
        }
    }

    /// <summary>The total at a scale, for a change; valid until another scale is asked for.</summary>
    /// <param name="decimals">Decimals of the scale, 0 to 9.</param>
    public ref ScaleTotal At(int decimals)
    {
        if (decimals >= _balances.Length) Grow(decimals);
        return ref _balances[decimals];
    }

    public ClassTally Clone()
    {
        var copy = (ClassTally)MemberwiseClone();
        copy._balances = [.. _balances];
        return copy;
    }

    private void Grow(int decimals)
    {
        Invariant.Holds(decimals <= new Scale(Scale.BalanceUnitsMax).Decimals, "no scale of balances is finer");
        Array.Resize(ref _balances, decimals + 1);
    }
}
