namespace AssetCore.Engine.State;

/// <summary>
/// What every transfer asks of a balance container, in 32 bytes: a container's cell is several times as long, and what
/// lies close together is in the processor's cache more often.
/// </summary>
/// <param name="unitsPerOne">Units per 1.0; 0 for a container of another kind, or none.</param>
/// <param name="floor">What a balance may not fall below.</param>
/// <param name="ceiling">What a balance may not rise above; the most that 64 bits hold if there is no ceiling.</param>
/// <param name="restrictsClasses">True if its policies let only some classes in.</param>
internal readonly struct BalanceTerms(long unitsPerOne, long floor, long ceiling, bool restrictsClasses) : IVacant
{
    /// <summary>Units per 1.0; 0 for a container of another kind, or none.</summary>
    public readonly long UnitsPerOne = unitsPerOne;

    /// <summary>What a balance may not fall below.</summary>
    public readonly long Floor = floor;

    /// <summary>What a balance may not rise above.</summary>
    public readonly long Ceiling = ceiling;

    /// <summary>True if its policies let only some classes in.</summary>
    public readonly bool RestrictsClasses = restrictsClasses;

    public bool IsVacant => UnitsPerOne == 0;

    /// <summary>The terms of a container; vacant unless it exists and holds balances.</summary>
    public static BalanceTerms Of(in ContainerCell cell) => cell.Type != Containers.ContainerType.Balance
        ? default
        : new BalanceTerms(
            cell.Bounds.UnitsPerOne, cell.Bounds.Floor, cell.Bounds.CeilingOrMax, cell.RestrictsClasses);
}
