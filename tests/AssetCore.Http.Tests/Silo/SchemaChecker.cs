using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace AssetCore.Http.Tests.Silo;

/// <summary>
/// Holds values against the schemas of an OpenAPI document: as much of JSON schema 2020-12 as the document uses. A
/// keyword that it does not know is a fault, so that none is passed over in silence.
/// </summary>
/// <param name="document">The OpenAPI document.</param>
internal sealed class SchemaChecker(JsonElement document)
{
    private const string Prefix = "#/components/schemas/";

    private static readonly HashSet<string> s_silent =
        ["description", "format", "examples", "default", "discriminator", "title"];

    private readonly JsonElement _schemas = document.GetProperty("components").GetProperty("schemas");

    /// <summary>What does not fit, with the path to it; null if everything does.</summary>
    public string? FindFault(JsonElement value, JsonElement schema, string path = "$")
    {
        foreach (var keyword in schema.EnumerateObject())
        {
            if (s_silent.Contains(keyword.Name)) continue;
            if (FindFault(value, schema, keyword, path) is { } fault) return fault;
        }

        return null;
    }

    private string? FindFault(JsonElement value, JsonElement schema, JsonProperty keyword, string path) =>
        keyword.Name switch
        {
            "$ref" => FindFault(value, _schemas.GetProperty(keyword.Value.GetString()![Prefix.Length..]), path),
            "type" => Names(keyword.Value).Any(type => Is(value, type)) ? null : $"{path} is no {keyword.Value}",
            "const" => JsonElement.DeepEquals(value, keyword.Value) ? null : $"{path} is not {keyword.Value}",
            "enum" => keyword.Value.EnumerateArray().Any(one => JsonElement.DeepEquals(value, one))
                ? null
                : $"{path} is none of {keyword.Value}",
            "anyOf" or "oneOf" => FindFaultOfChoices(value, keyword, path),
            "required" => Names(keyword.Value)
                .Where(name => value.ValueKind == JsonValueKind.Object && !value.TryGetProperty(name, out _))
                .Select(name => $"{path}.{name} is missing").FirstOrDefault(),
            "properties" => FindFaultOfMembers(value, keyword.Value, path),
            "additionalProperties" => FindFaultOfOthers(value, schema, keyword.Value, path),
            "items" => value.ValueKind != JsonValueKind.Array ? null : value.EnumerateArray()
                .Select((item, index) => FindFault(item, keyword.Value, $"{path}[{index}]"))
                .FirstOrDefault(fault => fault is not null),
            "minimum" => IsNumber(value, out var low) && low < Number(keyword.Value) ? $"{path} is too small" : null,
            "maximum" => IsNumber(value, out var high) && high > Number(keyword.Value) ? $"{path} is too large" : null,
            "pattern" => value.ValueKind != JsonValueKind.String
                || Regex.IsMatch(value.GetString()!, keyword.Value.GetString()!)
                    ? null
                    : $"{path} does not match {keyword.Value}",
            "minLength" or "maxLength" or "minItems" or "maxItems" => null,
            _ => $"{path}: the keyword {keyword.Name} is not known",
        };

    private string? FindFaultOfChoices(JsonElement value, JsonProperty choices, string path)
    {
        var faults = choices.Value.EnumerateArray().Select(choice => FindFault(value, choice, path)).ToList();
        var fitting = faults.Count(fault => fault is null);
        return fitting == 1 || (fitting > 1 && choices.NameEquals("anyOf"))
            ? null
            : $"{path} fits {fitting} choices: {string.Join("; ", faults)}";
    }

    private string? FindFaultOfMembers(JsonElement value, JsonElement members, string path)
    {
        if (value.ValueKind != JsonValueKind.Object) return null;
        foreach (var member in members.EnumerateObject())
        {
            if (!value.TryGetProperty(member.Name, out var found)) continue;
            if (FindFault(found, member.Value, $"{path}.{member.Name}") is { } fault) return fault;
        }

        return null;
    }

    private string? FindFaultOfOthers(JsonElement value, JsonElement schema, JsonElement others, string path)
    {
        if (value.ValueKind != JsonValueKind.Object) return null;
        var isDescribed = schema.TryGetProperty("properties", out var members);
        return value.EnumerateObject()
            .Where(member => !isDescribed || !members.TryGetProperty(member.Name, out _))
            .Select(member => others.ValueKind == JsonValueKind.Object
                ? FindFault(member.Value, others, $"{path}.{member.Name}")
                : $"{path}.{member.Name} is not described")
            .FirstOrDefault(fault => fault is not null);
    }

    private static IEnumerable<string> Names(JsonElement names) => names.ValueKind == JsonValueKind.Array
        ? names.EnumerateArray().Select(name => name.GetString()!)
        : [names.GetString()!];

    private static bool Is(JsonElement value, string type) => value.ValueKind switch
    {
        JsonValueKind.Object => type == "object",
        JsonValueKind.Array => type == "array",
        JsonValueKind.String => type == "string",
        JsonValueKind.True or JsonValueKind.False => type == "boolean",
        JsonValueKind.Null => type == "null",
        JsonValueKind.Number =>
            type == "number" || (type == "integer" && Number(value) == decimal.Floor(Number(value))),
        _ => false,
    };

    private static bool IsNumber(JsonElement value, out decimal number)
    {
        number = value.ValueKind == JsonValueKind.Number ? Number(value) : 0;
        return value.ValueKind == JsonValueKind.Number;
    }

    private static decimal Number(JsonElement value) =>
        decimal.Parse(value.GetRawText(), NumberStyles.Float, CultureInfo.InvariantCulture);
}
