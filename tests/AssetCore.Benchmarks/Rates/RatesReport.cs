using System.CommandLine;
using AssetCore.Benchmarks.Pipeline;
using AssetCore.Benchmarks.Reports;

namespace AssetCore.Benchmarks.Rates;

/// <summary>
/// <c>rates</c>: commits at fixed rates on each store, beside the store's own appends of what an append carried, and
/// how old reads are by the rate.
/// </summary>
internal static class RatesReport
{
    // Queues grow without end at the last whole share: what is near to it shows how the end begins.
    private static readonly double[] s_shares = [0.1, 0.25, 0.5, 0.75, 0.9];
    private static readonly int[] s_freshnessRates = [2_000, 5_000, 10_000, 20_000, 50_000];
    private static readonly TimeSpan s_freshnessWarmUp = TimeSpan.FromSeconds(2);

    public static Command CreateCommand()
    {
        var stores = BenchmarkOptions.Stores("files", "azurite");
        var seconds = BenchmarkOptions.Seconds();
        var write = BenchmarkOptions.Write();
        var command = new Command("rates", "latency of commits and age of reads at fixed rates (open loop)")
        {
            stores,
            seconds,
            write,
        };
        command.SetAction((arguments, _) => RunAsync(
            arguments.GetRequiredValue(stores),
            TimeSpan.FromSeconds(arguments.GetRequiredValue(seconds)),
            arguments.GetValue(write)));
        return command;
    }

    private static async Task<int> RunAsync(string[] stores, TimeSpan duration, bool write)
    {
        List<string> tables = [];
        foreach (var store in stores) await AddAsync(MeasureAsync(store, duration));
        await AddAsync(MeasureFreshnessAsync(duration));
        if (write) PerformancePage.Replace("rates", string.Join('\n', tables));
        return 0;

        async Task AddAsync(Task<string> measuring)
        {
            tables.Add(await measuring);
            Console.WriteLine(tables[^1]);
        }
    }

    private static async Task<string> MeasureAsync(string store, TimeSpan duration)
    {
        await using var world = await LoadedWorld.OpenAsync(store);
        var maximum = await world.MeasureMaximumAsync(duration);
        List<RateResult> results = [];
        foreach (var share in s_shares) results.Add(await world.MeasureAsync(maximum * share, duration));
        await world.CheckAsync();
        return RatesTable.Render(store, maximum, results);
    }

    private static async Task<string> MeasureFreshnessAsync(TimeSpan duration)
    {
        List<(int PerSecond, FreshnessRun Run)> runs = [];
        foreach (var rate in s_freshnessRates)
        {
            var run = await FreshnessRun.MeasureAsync(
                LoadedWorld.CallersMax,
                s_freshnessWarmUp,
                pipeline => OpenLoop.RunAsync(
                    pipeline, rate, LoadedWorld.CallersMax, s_freshnessWarmUp, duration));
            runs.Add((rate, run));
        }

        return RatesTable.Render(runs);
    }
}
