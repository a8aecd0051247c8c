using Spectre.Console;

namespace AssetCore.Cli.Presentation;

/// <summary>Tables as every command draws them. Text is never taken for markup.</summary>
internal static class Tables
{
    /// <summary>An empty table.</summary>
    public static Table Create(params ReadOnlySpan<string> columns)
    {
        var table = new Table { Border = TableBorder.Simple, UseSafeBorder = true };
        foreach (var column in columns)
            table.AddColumn(new TableColumn(PlainText.Of(column, new Style(decoration: Decoration.Bold))));
        return table;
    }

    /// <summary>Two columns without a head, for the members of one thing.</summary>
    public static Grid Members()
    {
        var grid = new Grid();
        grid.AddColumn(new GridColumn { NoWrap = true, Padding = new Padding(2, 0, 2, 0) });
        grid.AddColumn(new GridColumn { Padding = new Padding(0, 0, 0, 0) });
        return grid;
    }

    /// <summary>Adds one member.</summary>
    public static void AddMember(this Grid grid, string name, string value) =>
        grid.AddRow(PlainText.Of(name, new Style(foreground: Color.Grey)), PlainText.Of(value));

    /// <summary>Adds a row of plain text.</summary>
    public static void AddTextRow(this Table table, params IEnumerable<string> cells) =>
        table.AddRow(cells.Select(cell => PlainText.Of(cell)));
}
