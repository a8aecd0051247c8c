using System.Text.Json;
using Spectre.Console;

namespace AssetCore.Cli.Presentation;

/// <summary>Shows operations of the catalogue.</summary>
internal static class OperationsPresenter
{
    private static readonly string[] s_tags = ["domain", "action", "scope", "impact"];

    /// <summary>All of them, one a line.</summary>
    public static void WriteAll(IAnsiConsole console, IEnumerable<JsonElement> operations)
    {
        var table = Tables.Create("operation", "domain", "action", "what it does");
        foreach (var operation in operations)
        {
            table.AddTextRow(
                Cells.At(operation, "name"),
                Cells.At(operation, "tags.domain"),
                Cells.At(operation, "tags.action"),
                Cells.At(operation, "summary"));
        }

        console.Write(table);
    }

    /// <summary>One with its arguments, errors and an example.</summary>
    public static void WriteOne(IAnsiConsole console, JsonElement operation)
    {
        var grid = Tables.Members();
        grid.AddMember("operation", Cells.At(operation, "name"));
        grid.AddMember("what it does", Cells.At(operation, "summary"));
        foreach (var tag in s_tags) grid.AddMember(tag, Cells.At(operation, "tags." + tag));
        foreach (var (name, text) in Arguments(operation)) grid.AddMember(name, text);
        grid.AddMember("errors", string.Join(", ", Errors(operation)));
        console.Write(grid);
        console.Write(PlainText.Of(operation.GetProperty("example").GetRawText() + Environment.NewLine));
    }

    private static IEnumerable<(string Name, string Text)> Arguments(JsonElement operation)
    {
        if (!operation.TryGetProperty("args", out var args)
            || !args.TryGetProperty("properties", out var properties)) yield break;
        var required = args.TryGetProperty("required", out var names)
            ? names.EnumerateArray().Select(name => name.GetString()).ToHashSet(StringComparer.Ordinal)
            : [];
        foreach (var property in properties.EnumerateObject())
        {
            var mark = required.Contains(property.Name) ? "*" : "";
            yield return ($"  {property.Name}{mark}", Cells.At(property.Value, "description"));
        }
    }

    private static IEnumerable<string> Errors(JsonElement operation) =>
        operation.TryGetProperty("errors", out var errors) && errors.ValueKind == JsonValueKind.Array
            ? errors.EnumerateArray().Select(error => Cells.At(error, "code"))
            : [];
}
