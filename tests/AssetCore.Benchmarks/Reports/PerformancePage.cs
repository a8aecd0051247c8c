namespace AssetCore.Benchmarks.Reports;

/// <summary>The sections of <c>docs/performance.md</c> that a run writes anew, between two comment lines.</summary>
internal static class PerformancePage
{
    private const string Path = "docs/performance.md";

    /// <exception cref="InvalidOperationException">
    /// The page has no such section, or this is not the root of the source tree.
    /// </exception>
    public static void Replace(string section, string text)
    {
        if (!File.Exists(Path))
        {
            throw new InvalidOperationException(
                $"{Path} is not below {Environment.CurrentDirectory}: run this from the root of the source tree.");
        }
        var page = File.ReadAllText(Path);
        var (begin, end) = ($"<!-- begin {section} -->", $"<!-- end {section} -->");
        var from = page.IndexOf(begin, StringComparison.Ordinal);
        var to = page.IndexOf(end, StringComparison.Ordinal);
        if (from < 0 || to < from)
            throw new InvalidOperationException($"{Path} has no section between '{begin}' and '{end}'.");
        var body = text.ReplaceLineEndings("\n").Trim('\n');
        File.WriteAllText(Path, $"{page[..(from + begin.Length)]}\n\n{body}\n\n{page[to..]}");
    }
}
