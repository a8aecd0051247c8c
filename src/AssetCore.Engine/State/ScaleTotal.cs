namespace AssetCore.Engine.State;

/// <summary>All balances of a class at one scale.</summary>
internal struct ScaleTotal
{
    /// <summary>Balances that have a row.</summary>
    public long Balances;

    /// <summary>Their sum in units.</summary>
    public WideSum Quantity;

    /// <summary>What holds reserve of it, in units.</summary>
    public WideSum Held;
}
