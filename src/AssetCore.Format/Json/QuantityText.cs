using System.Globalization;
using System.Text.Json;
using AssetCore.Quantities;

namespace AssetCore.Format.Json;

/// <summary>Writes quantities as JSON strings without making a string first.</summary>
internal static class QuantityText
{
    // 39 digits of a 128-bit number, a sign, a point, and zeros in front for every decimal.
    private const int TextBytesMax = 64;

    /// <summary>Writes the plain decimal: "12.5".</summary>
    public static void Write(Utf8JsonWriter writer, DecimalQuantity quantity)
    {
        Span<byte> text = stackalloc byte[TextBytesMax];
        writer.WriteStringValue(text[..Format(quantity, text)]);
    }

    private static int Format(DecimalQuantity quantity, Span<byte> text)
    {
        var length = 0;
        if (quantity.Sign < 0) text[length++] = (byte)'-';
        Span<byte> digits = stackalloc byte[TextBytesMax];
        Int128.Abs(quantity.Mantissa).TryFormat(digits, out var count, default, CultureInfo.InvariantCulture);
        var whole = count - quantity.Decimals;
        if (whole <= 0) text[length++] = (byte)'0';
        for (var i = Math.Min(whole, 0); i < count; i++)
        {
            if (i == whole && quantity.Decimals > 0) text[length++] = (byte)'.';
            text[length++] = i < 0 ? (byte)'0' : digits[i];
        }

        return length;
    }
}
