namespace AssetCore.Engine.State;

/// <summary>All balances of a class at one scale.</summary>
internal struct ScaleTotal
{
    /// <summary>Balances that have a row.</summary>
    public long Balances;

    /// <summary>Their sum in units: 64 bits each may add up to more.</summary>
    public Int128 Quantity;

    /// <summary>What holds reserve of it, in units.</summary>
    public Int128 Held;
}
