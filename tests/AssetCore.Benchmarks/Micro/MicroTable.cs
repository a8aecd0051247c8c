using System.Globalization;
using System.Text;
using BenchmarkDotNet.Reports;

namespace AssetCore.Benchmarks.Micro;

/// <summary>The figures of several suites as one table.</summary>
internal sealed class MicroTable
{
    private const string Header =
        "| | step | mean ns | ± ns (99.9 %) | bytes allocated |\n|---|---|---:|---:|---:|\n";

    private readonly StringBuilder _rows = new(Header);

    /// <summary>Adds the benchmarks of a suite.</summary>
    /// <returns>The rows added.</returns>
    /// <exception cref="InvalidOperationException">A benchmark failed.</exception>
    public string Add(string title, Summary summary)
    {
        if (summary.HasCriticalValidationErrors)
        {
            throw new InvalidOperationException(
                string.Join('\n', summary.ValidationErrors.Select(fault => fault.Message)));
        }

        var rows = new StringBuilder();
        foreach (var report in summary.Reports) rows.Append(Row(title, report)).Append('\n');
        _rows.Append(rows);
        return rows.ToString();
    }

    public string ToMarkdown() => _rows.ToString();

    private static string Row(string title, BenchmarkReport report)
    {
        var step = report.BenchmarkCase.Descriptor.WorkloadMethodDisplayInfo.Trim('\'');
        if (report is not { Success: true, ResultStatistics: { } times })
            throw new InvalidOperationException($"'{step}' was not measured: it failed.");
        var bytes = report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? 0;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {title} | {step} | {Text(times.Mean)} | {Text(times.ConfidenceInterval.Margin)} | {bytes:N0} |");
    }

    private static string Text(double nanoseconds) =>
        nanoseconds.ToString(nanoseconds < 100 ? "N1" : "N0", CultureInfo.InvariantCulture);
}
