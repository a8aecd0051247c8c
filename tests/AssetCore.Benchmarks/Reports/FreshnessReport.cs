using System.CommandLine;
using System.Globalization;
using System.Text;
using AssetCore.Benchmarks.Pipeline;

namespace AssetCore.Benchmarks.Reports;

/// <summary>How old what the replicas of three silos show is while commits flow through one of them.</summary>
internal static class FreshnessReport
{
    private const int Callers = 8;
    private static readonly TimeSpan s_warmUp = TimeSpan.FromSeconds(2);

    public static Command CreateCommand()
    {
        var seconds = BenchmarkOptions.Seconds();
        var write = BenchmarkOptions.Write();
        var command = new Command(
            "freshness", "how old what the replicas of three silos show is, while commits flow through one")
        {
            seconds,
            write,
        };
        command.SetAction((arguments, _) => RunAsync(
            TimeSpan.FromSeconds(arguments.GetRequiredValue(seconds)), arguments.GetValue(write)));
        return command;
    }

    public static async Task<int> RunAsync(TimeSpan duration, bool write)
    {
        var run = await FreshnessRun.MeasureAsync(
            Callers, s_warmUp, pipeline => ClosedLoop.RunAsync(pipeline, Callers, s_warmUp, duration));
        var table = Render(run);
        Console.WriteLine(table);
        if (write) PerformancePage.Replace("freshness", table);
        return 0;
    }

    private static string Render(FreshnessRun run)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{run.Ages.Count} silos in one process on ");
        text.Append(CultureInfo.InvariantCulture, $"{Environment.ProcessorCount} cores, memory store, {Callers} ");
        text.AppendLine(CultureInfo.InvariantCulture, $"callers through silo 1: {run.Load.PerSecond:N0} commits/s.");
        text.AppendLine();
        text.AppendLine("| silo | samples | age p50 ms | p99 ms | p99.9 ms | largest ms |");
        text.AppendLine("|---:|---:|---:|---:|---:|---:|");
        for (var silo = 0; silo < run.Ages.Count; silo++)
        {
            var ages = run.Ages[silo];
            text.Append(CultureInfo.InvariantCulture, $"| {silo + 1} | {ages.Count:N0} | {ages.Percentile(0.5):F1} ");
            text.Append(CultureInfo.InvariantCulture, $"| {ages.Percentile(0.99):F1} | {ages.Percentile(0.999):F1} ");
            text.AppendLine(CultureInfo.InvariantCulture, $"| {ages.Percentile(1):F1} |");
        }

        return text.ToString();
    }
}
