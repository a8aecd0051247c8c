using System.Globalization;
using System.Text.Json;

namespace AssetCore.Cli.Presentation;

/// <summary>JSON values as the text of a table cell.</summary>
internal static class Cells
{
    /// <summary>Characters of a cell; what is longer ends in an ellipsis. <c>--json</c> shows all.</summary>
    private const int LengthMax = 120;

    /// <summary>The member at a dotted path of a document; empty if there is none.</summary>
    public static string At(JsonElement document, string path)
    {
        foreach (var name in path.Split('.'))
        {
            if (document.ValueKind != JsonValueKind.Object || !document.TryGetProperty(name, out document)) return "";
        }

        return Text(document);
    }

    /// <summary>
    /// A value: strings bare, null as a dash, objects as <c>name=value</c> pairs, arrays in brackets.
    /// </summary>
    public static string Text(JsonElement value)
    {
        var text = Whole(value);
        return text.Length <= LengthMax ? text : text[..(LengthMax - 1)] + "…";
    }

    /// <summary>A moment given in milliseconds since 1970-01-01 UTC.</summary>
    public static string Time(JsonElement document, string name) =>
        document.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.Number
            && member.TryGetInt64(out var ms) ? Time(ms) : "";

    /// <summary>A moment given in milliseconds since 1970-01-01 UTC.</summary>
    public static string Time(long ms) =>
        DateTimeOffset.FromUnixTimeMilliseconds(ms)
            .ToString("yyyy-MM-dd HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>A number with a comma between thousands.</summary>
    public static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A range of sequence numbers.</summary>
    public static string Range(long first, long last) => first == last ? $"{first}" : $"{first}..{last}";

    private static string Whole(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => "-",
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Object =>
            string.Join(" ", value.EnumerateObject().Select(member => $"{member.Name}={Whole(member.Value)}")),
        JsonValueKind.Array => "[" + string.Join(", ", value.EnumerateArray().Select(Whole)) + "]",
        _ => value.GetRawText(),
    };
}
