using System.Globalization;
using System.Text;
using AssetCore.Benchmarks.Hosting;
using AssetCore.Benchmarks.Pipeline;
using AssetCore.Ids;
using AssetCore.Recovery;
using AssetCore.Recovery.Checkpoints;

namespace AssetCore.Benchmarks.Recovery;

/// <summary>
/// Commits of one world on files while checkpoints are taken one after another, beside the same without: by callers that
/// wait, who leave no processor time over, and at half of their rate.
/// </summary>
internal static class CheckpointLoad
{
    private const long World = 1;
    private const int Callers = 100;
    private const int OpenCallersMax = 5_000;
    private const int Rounds = 3;

    public static async Task<string> RunAsync(TimeSpan duration)
    {
        await using var place = await StorePlace.OpenAsync("files");
        await using var silo = await BenchmarkSilo.StartAsync(
            place.Store, options => options.Checkpoints.TailShareMin = 10);
        await silo.CreateWorldAsync(World);
        var pipeline = new AssetCorePipeline(silo.Grains, World, throughClient: false);
        await pipeline.PrepareAsync(OpenCallersMax);
        await ClosedLoop.RunAsync(pipeline, Callers, TimeSpan.Zero, duration);
        var closed = await MeasureAsync(place, () => ClosedLoop.RunAsync(pipeline, Callers, TimeSpan.Zero, duration));
        var half = closed.Without.Count / (Rounds * duration.TotalSeconds) / 2;
        var open = await MeasureAsync(
            place, () => OpenLoop.RunAsync(pipeline, half, OpenCallersMax, TimeSpan.Zero, duration));
        var seconds = Rounds * duration.TotalSeconds;
        return Render(string.Create(CultureInfo.InvariantCulture, $"{Callers} callers that wait"), closed, seconds)
            + Environment.NewLine
            + Render(string.Create(CultureInfo.InvariantCulture, $"{half:N0} commits/s due, half of that"), open, seconds);
    }

    // In turns, so that what changes with time (the log, the machine) falls on both alike.
    private static async Task<Load> MeasureAsync(StorePlace place, Func<Task<LoadResult>> run)
    {
        var (without, with, taken) = (new Latencies(), new Latencies(), 0);
        for (var round = 0; round < Rounds; round++)
        {
            without.Add((await run()).Latencies);
            using var stop = new CancellationTokenSource();
            var taking = Task.Run(() => TakeAsync(place, stop.Token));
            with.Add((await run()).Latencies);
            await stop.CancelAsync();
            taken += await taking;
        }

        return new Load(without, with, taken);
    }

    private static async Task<int> TakeAsync(StorePlace place, CancellationToken stop)
    {
        var pace = new WorkPace(new CheckpointOptions().CoreShare, TimeProvider.System);
        var taker = new CheckpointTaker(
            place.Store, new WorldId(World), TimeProvider.System, TimeSpan.FromSeconds(30), pace);
        for (var taken = 0; ; taken++)
        {
            try
            {
                await taker.TakeAsync(null, stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return taken;
            }
        }
    }

    private static string Render(string name, Load load, double seconds)
    {
        var (without, with, taken) = load;
        var text = new StringBuilder();
        text.AppendLine(
            CultureInfo.InvariantCulture,
            $"{name}, files; {taken} checkpoints, one after another without a pause.");
        text.AppendLine();
        text.AppendLine("| | commits/s | p50 ms | p99 ms | p99.9 ms |");
        text.AppendLine("|---|---:|---:|---:|---:|");
        text.AppendLine(Line("no checkpoint", without, seconds));
        text.AppendLine(Line("checkpoints all the time", with, seconds));
        text.AppendLine(CultureInfo.InvariantCulture, $"| ratio | {with.Count / (double)without.Count:F2} | {Ratio(0.5):F2} | {Ratio(0.99):F2} | {Ratio(0.999):F2} |");
        return text.ToString();

        double Ratio(double share) => with.Percentile(share) / without.Percentile(share);
    }

    private static string Line(string name, Latencies latencies, double seconds) => string.Create(
        CultureInfo.InvariantCulture,
        $"| {name} | {latencies.Count / seconds:N0} | {latencies.Percentile(0.5):F2} | {latencies.Percentile(0.99):F2} | {latencies.Percentile(0.999):F2} |");

    /// <summary>Latencies without and with checkpoints, and how many were taken.</summary>
    private sealed record Load(Latencies Without, Latencies With, int Taken);
}
