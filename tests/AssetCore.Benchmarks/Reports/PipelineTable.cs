using System.Globalization;
using System.Text;

namespace AssetCore.Benchmarks.Reports;

/// <summary>The figures of the pipelines on one store, as Markdown.</summary>
internal static class PipelineTable
{
    public static string Render(string store, StoreFloor floor, IEnumerable<PipelineRow> rows)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"### {store}");
        text.AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"The store's own append of one commit's frame ({floor.Bytes} B), one in flight: p50 {floor.Latencies.Percentile(0.5):F3} ms, p99 {floor.Latencies.Percentile(0.99):F3} ms.");
        text.AppendLine();
        text.AppendLine("| callers | AssetCore commits/s | empty pipeline commits/s | ratio | CPU µs each | CPU µs, empty | bytes allocated each | empty | pauses | p50 ms | p99 ms | p50 / store's append |");
        text.AppendLine("|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
        foreach (var row in rows)
        {
            var p50 = row.Real.Latencies.Percentile(0.5);
            text.AppendLine(CultureInfo.InvariantCulture, $"| {row.Real.Callers} | {row.Real.PerSecond:N0} | {row.Empty.PerSecond:N0} | {row.Real.PerSecond / row.Empty.PerSecond:F2} | {row.Real.ProcessorMicroseconds:F1} | {row.Empty.ProcessorMicroseconds:F1} | {row.Real.AllocatedBytes:N0} | {row.Empty.AllocatedBytes:N0} | {row.Real.PauseShare:P1} | {p50:F3} | {row.Real.Latencies.Percentile(0.99):F3} | {p50 / floor.Latencies.Percentile(0.5):F2} |");
        }

        return text.ToString();
    }
}
