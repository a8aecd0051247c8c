using System.Globalization;
using AssetCore.Quantities;

namespace AssetCore.Client;

/// <summary>
/// A quantity as it is written down: <c>"12.5"</c>, <c>12</c>, <c>12.5m</c>. Exact: there is no conversion from
/// floating point.
/// </summary>
/// <param name="Value">The quantity.</param>
public readonly record struct Amount(DecimalQuantity Value)
{
    /// <summary>A plain decimal.</summary>
    /// <exception cref="FormatException">The text is not a plain decimal.</exception>
    public static implicit operator Amount(string text) => Parse(text);

    /// <summary>A whole number.</summary>
    public static implicit operator Amount(long value) => new(DecimalQuantity.FromInteger(value));

    /// <summary>A decimal number, with all its digits.</summary>
    public static implicit operator Amount(decimal value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A quantity of the vocabulary.</summary>
    public static implicit operator Amount(DecimalQuantity value) => new(value);

    /// <summary>Reads a plain decimal.</summary>
    /// <exception cref="FormatException">The text is not a plain decimal.</exception>
    public static Amount Parse(string text) => DecimalQuantity.TryParse(text, out var value)
        ? new Amount(value)
        : throw new FormatException($"\"{text}\" is not a plain decimal.");

    /// <summary>The plain decimal.</summary>
    public override string ToString() => Value.ToString();
}
