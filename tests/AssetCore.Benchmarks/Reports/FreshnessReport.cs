using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using AssetCore.Benchmarks.Hosting;
using AssetCore.Benchmarks.Pipeline;
using AssetCore.Grains.Abstractions;
using AssetCore.Ids;
using AssetCore.Log.Memory;
using AssetCore.Reads;

namespace AssetCore.Benchmarks.Reports;

/// <summary>
/// How old what the replicas of three silos show is while commits flow through one of them: the time since the first
/// acknowledged commit that a read does not show yet; 0 if it shows all.
/// </summary>
internal static class FreshnessReport
{
    private const int Silos = 3;
    private const int Callers = 8;
    private const long World = 1;
    private static readonly TimeSpan s_samplePeriod = TimeSpan.FromMilliseconds(2);

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
        var silos = await StartAsync();
        await silos[0].CreateWorldAsync(World);
        var acknowledgements = new Acknowledgements();
        var pipeline = new AssetCorePipeline(
            silos[0].Grains,
            World,
            throughClient: false)
        { Acknowledged = acknowledgements.Record };
        await pipeline.PrepareAsync(Callers);
        using var stop = new CancellationTokenSource();
        var samplers = silos.Select(silo => Task.Run(() => SampleAsync(silo, acknowledgements, stop.Token))).ToArray();
        var load = await ClosedLoop.RunAsync(pipeline, Callers, TimeSpan.FromSeconds(2), duration);
        await stop.CancelAsync();
        var table = Render(load, await Task.WhenAll(samplers));
        Console.WriteLine(table);
        if (write) PerformancePage.Replace("freshness", table);
        foreach (var silo in silos.Reverse()) await silo.DisposeAsync();
        return 0;
    }

    private static async Task<IReadOnlyList<BenchmarkSilo>> StartAsync()
    {
        var store = new MemoryLogStore();
        var primary = FreePort.Next();
        List<BenchmarkSilo> silos = [];
        for (var number = 0; number < Silos; number++)
        {
            silos.Add(await BenchmarkSilo.StartAsync(store, number == 0 ? primary : FreePort.Next(), primary));
        }

        return silos;
    }

    private static async Task<Latencies> SampleAsync(
        BenchmarkSilo silo, Acknowledgements acknowledgements, CancellationToken stop)
    {
        var projection = silo.Grains.GetGrain<IProjectionGrain>(World);
        var query = new QueryCall(new WorldQuery.Container(new ContainerId("account-0")), null);
        var ages = new Latencies();
        using var timer = new PeriodicTimer(s_samplePeriod);
        while (!stop.IsCancellationRequested)
        {
            await timer.WaitForNextTickAsync(CancellationToken.None);
            var asked = Stopwatch.GetTimestamp();
            var reply = await projection.QueryAsync(query);
            if (reply.Outcome.Answer?.Freshness is { } freshness)
                ages.Record(acknowledgements.AgeAfter(freshness.WorldSeq, asked));
        }

        return ages;
    }

    private static string Render(LoadResult load, Latencies[] ages)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{Silos} silos in one process on {Environment.ProcessorCount} cores, memory store, {Callers} callers through silo 1: {load.PerSecond:N0} commits/s.");
        text.AppendLine();
        text.AppendLine("| silo | samples | age p50 ms | p99 ms | p99.9 ms | largest ms |");
        text.AppendLine("|---:|---:|---:|---:|---:|---:|");
        for (var silo = 0; silo < ages.Length; silo++)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"| {silo + 1} | {ages[silo].Count:N0} | {ages[silo].Percentile(0.5):F1} | {ages[silo].Percentile(0.99):F1} | {ages[silo].Percentile(0.999):F1} | {ages[silo].Percentile(1):F1} |");
        }

        return text.ToString();
    }
}
