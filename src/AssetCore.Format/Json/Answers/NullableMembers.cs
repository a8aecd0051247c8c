using System.Text.Json;
using AssetCore.Quantities;

namespace AssetCore.Format.Json.Answers;

/// <summary>Writes members that may be null, which answers show.</summary>
internal static class NullableMembers
{
    public static void WriteNumberOrNull(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, long? value)
    {
        if (value is { } number) writer.WriteNumber(name, number);
        else writer.WriteNull(name);
    }

    public static void WriteStringOrNull(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, string? value)
    {
        if (value is null) writer.WriteNull(name);
        else writer.WriteString(name, value);
    }

    public static void WriteQuantity(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, DecimalQuantity value)
    {
        writer.WritePropertyName(name);
        QuantityText.Write(writer, value);
    }

    public static void WriteQuantityOrNull(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, DecimalQuantity? value)
    {
        if (value is { } quantity) writer.WriteQuantity(name, quantity);
        else writer.WriteNull(name);
    }

    public static void WriteJsonOrNull(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, Text.JsonText? value)
    {
        if (value is null)
        {
            writer.WriteNull(name);
            return;
        }

        writer.WritePropertyName(name);
        writer.WriteRawValue(value.Utf8.Span, skipInputValidation: true);
    }
}
