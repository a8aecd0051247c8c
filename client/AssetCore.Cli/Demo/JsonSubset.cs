using System.Text.Json;

namespace AssetCore.Cli.Demo;

/// <summary>
/// Compares a document with what is expected of it. Of objects, the members that are expected must be there and fit;
/// others are free. Arrays have the same length and fit element by element. Everything else is equal.
/// </summary>
internal static class JsonSubset
{
    /// <summary>Where and how the document differs, in sentences; empty if it fits.</summary>
    public static IReadOnlyList<string> Compare(JsonElement expected, JsonElement found)
    {
        var differences = new List<string>();
        Compare(expected, found, "$", differences);
        return differences;
    }

    private static void Compare(JsonElement expected, JsonElement found, string path, List<string> differences)
    {
        switch (expected.ValueKind)
        {
            case JsonValueKind.Object when found.ValueKind == JsonValueKind.Object:
                CompareMembers(expected, found, path, differences);
                break;
            case JsonValueKind.Array when found.ValueKind == JsonValueKind.Array:
                CompareItems(expected, found, path, differences);
                break;
            default:
                if (!JsonElement.DeepEquals(expected, found))
                    differences.Add($"{path} is {Short(found)}, expected {Short(expected)}");
                break;
        }
    }

    private static void CompareMembers(JsonElement expected, JsonElement found, string path, List<string> differences)
    {
        foreach (var member in expected.EnumerateObject())
        {
            if (found.TryGetProperty(member.Name, out var value))
                Compare(member.Value, value, $"{path}.{member.Name}", differences);
            else differences.Add($"{path}.{member.Name} is missing, expected {Short(member.Value)}");
        }
    }

    private static void CompareItems(JsonElement expected, JsonElement found, string path, List<string> differences)
    {
        if (expected.GetArrayLength() != found.GetArrayLength())
        {
            differences.Add(
                $"{path} has {found.GetArrayLength()} items, expected {expected.GetArrayLength()}: {Short(found)}");
            return;
        }

        for (var i = 0; i < expected.GetArrayLength(); i++) Compare(expected[i], found[i], $"{path}[{i}]", differences);
    }

    private static string Short(JsonElement value)
    {
        const int lengthMax = 160;
        var text = value.GetRawText();
        return text.Length <= lengthMax ? text : text[..(lengthMax - 1)] + "…";
    }
}
