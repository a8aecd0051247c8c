using System.Text.Json;
using Spectre.Console;

namespace AssetCore.Cli.Presentation;

/// <summary>Shows one document as its members, one a line.</summary>
internal static class ObjectPresenter
{
    /// <summary>Writes the members, freshness last and in a line of its own.</summary>
    public static void Write(IAnsiConsole console, JsonElement document)
    {
        var grid = Tables.Members();
        foreach (var member in document.EnumerateObject().Where(member => member.Name != "freshness"))
        {
            if (member.Name.EndsWith("_time_ms", StringComparison.Ordinal))
                grid.AddMember(member.Name[..^3], Cells.Time(document, member.Name));
            else grid.AddMember(member.Name, Cells.Text(member.Value));
        }

        console.Write(grid);
        WriteFreshness(console, document);
    }

    /// <summary>Says what an answer reflects, if it says so itself.</summary>
    public static void WriteFreshness(IAnsiConsole console, JsonElement document)
    {
        if (!document.TryGetProperty("freshness", out var freshness) || freshness.ValueKind != JsonValueKind.Object)
            return;
        var text = $"at world_seq {Cells.At(freshness, "world_seq")} of {Cells.At(freshness, "commit_log_world_seq")}, "
            + $"lag {Cells.At(freshness, "lag_ms")} ms";
        console.Write(PlainText.Of(text + Environment.NewLine, new Style(foreground: Color.Grey)));
    }
}
