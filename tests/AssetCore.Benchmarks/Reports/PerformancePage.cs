namespace AssetCore.Benchmarks.Reports;

/// <summary>The sections of <c>docs/performance.md</c> that a run writes anew, between two comment lines.</summary>
internal static class PerformancePage
{
    private const string Path = "docs/performance.md";

    /// <summary>What stands in a section.</summary>
    /// <exception cref="InvalidOperationException">
    /// The page has no such section, or this is not the root of the source tree.
    /// </exception>
    public static string Read(string section)
    {
        var page = Load();
        var (from, to) = Find(page, section);
        return page[from..to];
    }

    /// <summary>Writes a section anew.</summary>
    /// <exception cref="InvalidOperationException">
    /// The page has no such section, or this is not the root of the source tree.
    /// </exception>
    public static void Replace(string section, string text)
    {
        var page = Load();
        var (from, to) = Find(page, section);
        var body = text.ReplaceLineEndings("\n").Trim('\n');
        File.WriteAllText(Path, $"{page[..from]}\n\n{body}\n\n{page[to..]}");
    }

    private static string Load() => File.Exists(Path)
        ? File.ReadAllText(Path)
        : throw new InvalidOperationException(
            $"{Path} is not below {Environment.CurrentDirectory}: run this from the root of the source tree.");

    private static (int From, int To) Find(string page, string section)
    {
        var (begin, end) = ($"<!-- begin {section} -->", $"<!-- end {section} -->");
        var from = page.IndexOf(begin, StringComparison.Ordinal);
        var to = page.IndexOf(end, StringComparison.Ordinal);
        if (from < 0 || to < from)
            throw new InvalidOperationException($"{Path} has no section between '{begin}' and '{end}'.");
        return (from + begin.Length, to);
    }
}
