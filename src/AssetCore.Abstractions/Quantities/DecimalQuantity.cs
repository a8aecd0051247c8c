using System.Globalization;

namespace AssetCore.Quantities;

/// <summary>
/// A quantity as asked for: an exact decimal whose meaning in units waits for the scale of the place it meets.
/// Equal values are equal however they were written: 12.50 is 12.5.
/// </summary>
/// <remarks>
/// Values that no scale can carry are kept only as precisely as their refusal needs: an integer part of 10^20 or more
/// is 10^20, and digits after the tenth decimal are folded into the tenth.
/// </remarks>
public readonly record struct DecimalQuantity
{
    /// <summary>The longest text that is read as a quantity, in characters.</summary>
    public const int TextLengthMax = 256;

    // One decimal more than the finest scale carries (10^9) is enough to tell that a quantity is too fine.
    private const int DecimalsMax = 10;
    private static readonly Int128 s_integerMax = Pow10(20);

    private DecimalQuantity(Int128 mantissa, int decimals)
    {
        Mantissa = mantissa;
        Decimals = decimals;
    }

    /// <summary>
    /// The value times 10^<see cref="Decimals"/>; not divisible by ten unless <see cref="Decimals"/> is 0.
    /// </summary>
    public Int128 Mantissa { get; }

    /// <summary>Digits after the point, 0 to 10.</summary>
    public int Decimals { get; }

    /// <summary>-1, 0 or 1.</summary>
    public int Sign => Int128.Sign(Mantissa);

    /// <summary>A whole number.</summary>
    public static DecimalQuantity FromInteger(long value) => new(value, 0);

    /// <summary>A number of units at a scale that balances may have.</summary>
    public static DecimalQuantity FromScaled(long units, Scale scale) => Normalized(units, scale.Decimals);

    /// <summary>
    /// A sum of units at a scale that balances may have. Sums of 10^20 and more say 10^20, those below -10^20 say
    /// -10^20: the most that a quantity can say.
    /// </summary>
    public static DecimalQuantity FromScaled(Int128 units, Scale scale)
    {
        var most = s_integerMax * Pow10(scale.Decimals);
        return Normalized(Int128.Clamp(units, -most, most), scale.Decimals);
    }

    /// <summary>Makes a quantity of its two parts, as an encoding holds them.</summary>
    /// <returns>False if the parts are not those of a normalized quantity.</returns>
    public static bool TryFromParts(Int128 mantissa, int decimals, out DecimalQuantity quantity)
    {
        quantity = default;
        if (decimals is < 0 or > DecimalsMax) return false;
        if (Int128.Abs(mantissa) > (s_integerMax + 1) * Pow10(decimals)) return false;
        if (decimals > 0 && mantissa % 10 == 0) return false;
        quantity = new DecimalQuantity(mantissa, decimals);
        return true;
    }

    /// <summary>
    /// Reads a plain decimal: an optional minus, digits, and optionally a point with digits on both sides. No plus, no
    /// exponent, no white space.
    /// </summary>
    public static bool TryParse(ReadOnlySpan<char> text, out DecimalQuantity quantity)
    {
        quantity = default;
        if (text.Length is 0 or > TextLengthMax) return false;
        var negative = text[0] == '-';
        var digits = negative ? text[1..] : text;
        var point = digits.IndexOf('.');
        var whole = point < 0 ? digits : digits[..point];
        var fraction = point < 0 ? [] : digits[(point + 1)..];
        if (whole.IsEmpty || (point >= 0 && fraction.IsEmpty)) return false;
        if (whole.ContainsAnyExceptInRange('0', '9') || fraction.ContainsAnyExceptInRange('0', '9')) return false;

        var mantissa = ReadWhole(whole);
        fraction = fraction.TrimEnd('0');
        var decimals = Math.Min(fraction.Length, DecimalsMax);
        for (var i = 0; i < decimals; i++) mantissa = (mantissa * 10) + (fraction[i] - '0');
        // Anything finer than the tenth decimal is kept as "not zero", so that it is refused as too fine.
        if (fraction.Length > DecimalsMax && mantissa % 10 == 0) mantissa += 1;
        quantity = Normalized(negative ? -mantissa : mantissa, decimals);
        return true;
    }

    /// <summary>The units this quantity makes at a scale, or why there are none.</summary>
    public QuantityFault TryScale(Scale scale, out long units)
    {
        units = 0;
        var decimals = scale.Decimals;
        if (Decimals > decimals) return QuantityFault.TooManyDecimals;
        var scaled = Mantissa * Pow10(decimals - Decimals);
        if (scaled < long.MinValue || scaled > long.MaxValue) return QuantityFault.TooLarge;
        units = (long)scaled;
        return QuantityFault.None;
    }

    /// <summary>Compares two quantities by value.</summary>
    public int CompareTo(DecimalQuantity other) =>
        (Mantissa * Pow10(DecimalsMax - Decimals)).CompareTo(other.Mantissa * Pow10(DecimalsMax - other.Decimals));

    /// <summary>The plain decimal without superfluous zeros: "12.5", "-3", "0".</summary>
    public override string ToString()
    {
        if (Decimals == 0) return Mantissa.ToString(CultureInfo.InvariantCulture);
        var digits = Int128.Abs(Mantissa).ToString(CultureInfo.InvariantCulture).PadLeft(Decimals + 1, '0');
        var point = digits.Length - Decimals;
        return string.Concat(Sign < 0 ? "-" : "", digits.AsSpan(0, point), ".", digits.AsSpan(point));
    }

    private static Int128 ReadWhole(ReadOnlySpan<char> whole)
    {
        whole = whole.TrimStart('0');
        if (whole.Length > 20) return s_integerMax;
        Int128 value = 0;
        foreach (var digit in whole) value = (value * 10) + (digit - '0');
        return value;
    }

    private static DecimalQuantity Normalized(Int128 mantissa, int decimals)
    {
        while (decimals > 0 && mantissa % 10 == 0)
        {
            mantissa /= 10;
            decimals--;
        }

        return new DecimalQuantity(mantissa, decimals);
    }

    private static Int128 Pow10(int exponent)
    {
        Int128 power = 1;
        for (var i = 0; i < exponent; i++) power *= 10;
        return power;
    }
}
