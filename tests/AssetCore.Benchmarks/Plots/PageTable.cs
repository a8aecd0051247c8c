using System.Globalization;

namespace AssetCore.Benchmarks.Plots;

/// <summary>One table of <c>docs/performance.md</c>, read back: a plot shows what the table beside it says.</summary>
/// <param name="Title">The heading above it within its section; empty if there is none.</param>
/// <param name="Columns">The names of its columns.</param>
/// <param name="Rows">The cells of each row.</param>
internal sealed record PageTable(string Title, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    private const string Heading = "### ";

    /// <summary>The tables in the text of a section, in order.</summary>
    public static IReadOnlyList<PageTable> Parse(string section)
    {
        List<PageTable> tables = [];
        var (title, lines) = ("", section.Split('\n'));
        for (var at = 0; at < lines.Length; at++)
        {
            if (lines[at].StartsWith(Heading, StringComparison.Ordinal)) title = lines[at][Heading.Length..];
            if (!lines[at].StartsWith('|')) continue;
            var rows = lines.Skip(at).TakeWhile(line => line.StartsWith('|')).Select(Cells).ToArray();
            // The second line only says how columns are aligned.
            tables.Add(new PageTable(title, rows[0], rows[2..]));
            at += rows.Length;
        }

        return tables;
    }

    /// <summary>Two columns as points.</summary>
    /// <exception cref="InvalidOperationException">The table has no such column, or a cell is no number.</exception>
    public IEnumerable<(double X, double Y)> Points(string x, string y)
    {
        var (at, of) = (IndexOf(x), IndexOf(y));
        return Rows.Select(row => (Number(row[at]), Number(row[of])));
    }

    private static string[] Cells(string line) => [.. line.Trim('|').Split('|').Select(cell => cell.Trim())];

    // What follows the number, such as processor time in brackets, is not drawn.
    private static double Number(string cell) =>
        double.TryParse(cell.Split(' ')[0], NumberStyles.Number, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new InvalidOperationException($"'{cell}' does not begin with a number.");

    private int IndexOf(string column)
    {
        for (var i = 0; i < Columns.Count; i++)
            if (Columns[i] == column) return i;
        throw new InvalidOperationException($"The table '{Title}' has no column '{column}'.");
    }
}
