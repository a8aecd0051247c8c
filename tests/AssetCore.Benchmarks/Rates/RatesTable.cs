using System.Globalization;
using System.Text;
using AssetCore.Benchmarks.Reports;

namespace AssetCore.Benchmarks.Rates;

/// <summary>The figures at fixed rates, as Markdown.</summary>
internal static class RatesTable
{
    public static string Render(string store, double maximum, IEnumerable<RateResult> results)
    {
        var text = new StringBuilder();
        var cores = Environment.ProcessorCount;
        text.Append(CultureInfo.InvariantCulture, $"### {store}, by rate\n\n");
        text.Append(CultureInfo.InvariantCulture, $"{cores} cores; {maximum:N0} commits/s at most. ");
        text.Append("The store's own appends are of what an append carried, one in flight.\n\n");
        text.Append("| of the maximum | commits/s due | commits/s | p50 ms | p99 ms | p99.9 ms | bytes an append | ");
        text.Append("append p50 ms | append p99 ms | p99 / append's |\n");
        text.Append("|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|\n");
        foreach (var result in results)
        {
            var (commits, raw) = (result.Load.Latencies, result.Raw);
            text.Append(CultureInfo.InvariantCulture, $"| {result.PerSecond / maximum:P0} | {result.PerSecond:N0} | ");
            text.Append(CultureInfo.InvariantCulture, $"{result.Load.PerSecond:N0} | {commits.Percentile(0.5):F2} | ");
            text.Append(CultureInfo.InvariantCulture, $"{commits.Percentile(0.99):F2} | ");
            text.Append(CultureInfo.InvariantCulture, $"{commits.Percentile(0.999):F2} | {result.AppendBytes:N0} | ");
            text.Append(CultureInfo.InvariantCulture, $"{raw.Percentile(0.5):F2} | {raw.Percentile(0.99):F2} | ");
            text.Append(CultureInfo.InvariantCulture, $"{commits.Percentile(0.99) / raw.Percentile(0.99):F2} |\n");
        }

        return text.ToString();
    }

    public static string Render(IEnumerable<(int PerSecond, FreshnessRun Run)> runs)
    {
        var text = new StringBuilder();
        text.Append("### Age of reads, by rate\n\n");
        text.Append(CultureInfo.InvariantCulture, $"Three silos in one process, {Environment.ProcessorCount} cores, ");
        text.Append("memory store; the writer is on the first.\n\n");
        text.Append("| commits/s due | commits/s | writer's silo p50 ms | writer's silo p99 ms | ");
        text.Append("worst other silo p50 ms | worst other silo p99 ms |\n");
        text.Append("|---:|---:|---:|---:|---:|---:|\n");
        foreach (var (perSecond, run) in runs)
        {
            var others = run.Ages.Skip(1).ToArray();
            text.Append(CultureInfo.InvariantCulture, $"| {perSecond:N0} | {run.Load.PerSecond:N0} | ");
            text.Append(CultureInfo.InvariantCulture, $"{run.Ages[0].Percentile(0.5):F1} | ");
            text.Append(CultureInfo.InvariantCulture, $"{run.Ages[0].Percentile(0.99):F1} | ");
            text.Append(CultureInfo.InvariantCulture, $"{others.Max(ages => ages.Percentile(0.5)):F1} | ");
            text.Append(CultureInfo.InvariantCulture, $"{others.Max(ages => ages.Percentile(0.99)):F1} |\n");
        }

        return text.ToString();
    }
}
