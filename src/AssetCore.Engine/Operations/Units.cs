using AssetCore.Quantities;

namespace AssetCore.Engine.Operations;

/// <summary>Quantities as asked for, in units of a place; the common case without 128-bit arithmetic.</summary>
internal static class Units
{
    // 10^0 .. 10^9: what decimals may be short of the finest scale.
    private static readonly long[] s_powers =
        [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000];

    /// <summary>
    /// The units that a quantity makes, or why there are none: as <see cref="DecimalQuantity.TryScale"/>.
    /// </summary>
    /// <param name="quantity">The quantity.</param>
    /// <param name="unitsPerOne">The scale: a power of ten up to 10^9.</param>
    /// <param name="units">The units.</param>
    public static QuantityFault TryScale(in DecimalQuantity quantity, long unitsPerOne, out long units)
    {
        var factor = unitsPerOne;
        if (quantity.Decimals > 0)
        {
            units = 0;
            if (quantity.Decimals >= s_powers.Length || s_powers[quantity.Decimals] > unitsPerOne)
                return QuantityFault.TooManyDecimals;
            var power = s_powers[quantity.Decimals];
            factor = power == unitsPerOne ? 1 : unitsPerOne / power;
        }

        units = 0;
        var mantissa = quantity.Mantissa;
        if (mantissa != (long)mantissa) return QuantityFault.TooLarge;
        var high = Math.BigMul((long)mantissa, factor, out units);
        if (high == units >> 63) return QuantityFault.None;
        units = 0;
        return QuantityFault.TooLarge;
    }

    /// <summary>A number of units as a plain decimal, also beyond 64 bits.</summary>
    public static string ToText(Int128 units, long unitsPerOne)
    {
        var decimals = new Scale(unitsPerOne).Decimals;
        while (decimals > 0 && units % 10 == 0)
        {
            units /= 10;
            decimals--;
        }

        var isQuantity = DecimalQuantity.TryFromParts(units, decimals, out var quantity);
        Invariant.Holds(isQuantity, "sums and differences of a few 64-bit numbers are far below 10^20 times the scale");
        return quantity.ToString();
    }
}
