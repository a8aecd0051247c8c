using AssetCore.Containers;
using AssetCore.Quantities;

namespace AssetCore.Engine.State;

/// <summary>
/// The scale and policies of a balance container in units, so that judging a change is comparing numbers.
/// </summary>
/// <param name="UnitsPerOne">Units per 1.0; 0 for containers of another kind.</param>
/// <param name="Floor">What a balance may not fall below.</param>
/// <param name="Ceiling">What a balance may not rise above; null for no ceiling.</param>
internal readonly record struct BalanceBounds(long UnitsPerOne, long Floor, long? Ceiling)
{
    /// <summary>The ceiling; the most that 64 bits hold if there is none, which is no less.</summary>
    public long CeilingOrMax => Ceiling ?? long.MaxValue;

    /// <summary>The bounds of a container; all zero unless it holds balances.</summary>
    public static BalanceBounds Of(ContainerKind kind, BalancePolicies? policies)
    {
        if (kind is not ContainerKind.Balance balance) return default;
        var floor = policies?.Floor is { } low ? Scaled(low, balance.Scale) : 0;
        return new BalanceBounds(
            balance.Scale.UnitsPerOne,
            floor,
            policies?.Ceiling is { } high ? Scaled(high, balance.Scale) : null);
    }

    private static long Scaled(DecimalQuantity bound, Scale scale)
    {
        var fault = bound.TryScale(scale, out var units);
        Invariant.Holds(fault == QuantityFault.None, "bounds were judged against the scale before the row was set");
        return units;
    }
}
