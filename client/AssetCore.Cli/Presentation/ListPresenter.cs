using System.Text.Json;
using AssetCore.Cli.Commands;
using Spectre.Console;

namespace AssetCore.Cli.Presentation;

/// <summary>Shows the pages of a resource: its own members, then its lists as tables.</summary>
internal static class ListPresenter
{
    private static readonly HashSet<string> s_paging =
        new(StringComparer.Ordinal) { "freshness", "next_cursor", "next_world_seq", "has_more", "moved" };

    /// <summary>Writes pages of one resource, at least one.</summary>
    public static void Write(IAnsiConsole console, GetResource resource, IReadOnlyList<JsonElement> pages)
    {
        var last = pages[^1];
        if (resource.Lists.IsEmpty)
        {
            ObjectPresenter.Write(console, last);
            return;
        }

        WriteMembers(console, resource, last);
        foreach (var list in resource.Lists.Where(list => last.TryGetProperty(list.Member, out _)))
            WriteList(console, list, pages);
        WriteNext(console, resource, last);
        ObjectPresenter.WriteFreshness(console, last);
    }

    private static void WriteMembers(IAnsiConsole console, GetResource resource, JsonElement page)
    {
        var lists = resource.Lists.Select(list => list.Member).ToHashSet(StringComparer.Ordinal);
        var members = page.EnumerateObject()
            .Where(member => !lists.Contains(member.Name) && !s_paging.Contains(member.Name)).ToArray();
        if (members.Length == 0) return;
        var grid = Tables.Members();
        foreach (var member in members) grid.AddMember(member.Name, Cells.Text(member.Value));
        console.Write(grid);
    }

    private static void WriteList(IAnsiConsole console, ItemList list, IReadOnlyList<JsonElement> pages)
    {
        var items = pages
            .Where(page => page.TryGetProperty(list.Member, out _))
            .SelectMany(page => page.GetProperty(list.Member).EnumerateArray())
            .ToArray();
        if (items.Length == 0)
        {
            console.Write(PlainText.Of($"  no {list.Member}{Environment.NewLine}"));
            return;
        }

        var table = Tables.Create([.. list.Columns.Select(column => column.Head)]);
        foreach (var item in items) table.AddTextRow(list.Columns.Select(column => column.Read(item)));
        console.Write(table);
    }

    private static void WriteNext(IAnsiConsole console, GetResource resource, JsonElement page)
    {
        if (resource.NextMember is null || Cells.At(page, "has_more") != "true") return;
        var option = "--" + resource.NextParameter.Replace('_', '-');
        console.Write(
            PlainText.Of($"more: {option} {Cells.At(page, resource.NextMember)}, or --all{Environment.NewLine}"));
    }
}
