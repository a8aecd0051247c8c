using System.Diagnostics;
using AssetCore.Benchmarks.Hosting;
using AssetCore.Benchmarks.Load;
using AssetCore.Benchmarks.Pipeline;
using AssetCore.Grains.Abstractions;
using AssetCore.Ids;
using AssetCore.Reads;

namespace AssetCore.Benchmarks.Reports;

/// <summary>
/// How old what the replicas of three silos show is while commits flow through the first, where the writer is: the time
/// since the first acknowledged commit that a read does not show yet; 0 if it shows all.
/// </summary>
/// <param name="Load">What flowed.</param>
/// <param name="Ages">The ages on each silo, the writer's first.</param>
internal sealed record FreshnessRun(LoadResult Load, IReadOnlyList<Latencies> Ages)
{
    private const long World = 1;
    private static readonly TimeSpan s_samplePeriod = TimeSpan.FromMilliseconds(2);

    /// <summary>Starts the silos, has the load run through the first, checks it, and ends them.</summary>
    /// <param name="callers">Callers of the load at most.</param>
    /// <param name="warmUp">How much of the load does not count.</param>
    /// <param name="load">Runs the load.</param>
    public static async Task<FreshnessRun> MeasureAsync(
        int callers, TimeSpan warmUp, Func<IPipeline, Task<LoadResult>> load)
    {
        await using var cluster = await BenchmarkCluster.StartAsync("memory");
        await cluster.Silos[0].CreateWorldAsync(World);
        var acknowledgements = new Acknowledgements();
        var pipeline = new AssetCorePipeline(cluster.Silos[0].Grains, World, throughClient: false)
        {
            Acknowledged = acknowledgements.Record,
        };
        await pipeline.PrepareAsync(callers);
        var audit = await HeadAudit.BeginAsync(cluster.Silos[0].Grains, World);
        using var stop = new CancellationTokenSource();
        var countFrom = Stopwatch.GetTimestamp() + (long)(warmUp.TotalSeconds * Stopwatch.Frequency);
        var samplers = cluster.Silos
            .Select(silo => Task.Run(() => SampleAsync(silo, acknowledgements, countFrom, stop.Token)))
            .ToArray();
        var result = await load(pipeline);
        await stop.CancelAsync();
        var ages = await Task.WhenAll(samplers);
        await audit.CheckAsync(result.Acknowledged);
        await pipeline.CheckAsync(result.Acknowledged);
        return new FreshnessRun(result, ages);
    }

    private static async Task<Latencies> SampleAsync(
        BenchmarkSilo silo, Acknowledgements acknowledgements, long countFrom, CancellationToken stop)
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

            // While the warm-up lasts a replica may still be being built, and says so.
            if (asked < countFrom) continue;
            var freshness = reply.Outcome.Answer?.Freshness
                ?? throw new InvalidOperationException($"A query was refused: {reply.Outcome.Rejection}");
            ages.Record(acknowledgements.AgeAfter(freshness.WorldSeq, asked));
        }

        return ages;
    }
}
