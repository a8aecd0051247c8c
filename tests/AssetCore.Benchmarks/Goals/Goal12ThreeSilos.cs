using AssetCore.Benchmarks.Hosting;
using AssetCore.Benchmarks.Load;
using AssetCore.Benchmarks.Pipeline;

namespace AssetCore.Benchmarks.Goals;

/// <summary>
/// How long a commit of one world takes if its callers are spread over three silos, beside one silo with all of them:
/// callers that wait for their answer, and commits at a fixed rate. All silos are in this process, so what the cores
/// take is the same for both and what the silos tell each other comes on top. Nobody reads, so no silo but the writer's
/// keeps a replica: what following costs is no part of a commit.
/// </summary>
internal sealed class Goal12ThreeSilos : IGoal
{
    private const string Store = "azurite";
    private const int Silos = 3;
    private const long World = 1;
    private const int Callers = 300;
    private const double CommitsPerSecond = 10_000;
    private const int CommitsMax = 5_000;
    private const double RatioMax = 1.5;

    public int Number => 12;

    public string Title => "three silos with equal load on one world, Azurite";

    public async Task<IReadOnlyList<GoalCheck>> MeasureAsync(TimeSpan duration)
    {
        await using var three = await LoadedCluster.StartAsync(Silos);
        await using var one = await LoadedCluster.StartAsync(1);
        var (warmUp, slice) = (Alternation.WarmUp(duration), Alternation.Slice(duration));
        var closed = await CompareAsync(
            three, one, pipeline => ClosedLoop.RunAsync(pipeline, Callers, warmUp, slice));
        var flowed = double.MaxValue;
        var open = await CompareAsync(three, one, async pipeline =>
        {
            var load = await OpenLoop.RunAsync(pipeline, CommitsPerSecond, CommitsMax, warmUp, slice);
            flowed = Math.Min(flowed, load.PerSecond);
            return load;
        });
        await three.CheckAsync();
        await one.CheckAsync();
        return
        [
            Check($"p50 ms, {Callers} callers", closed),
            Check($"p50 ms, {CommitsPerSecond:#,0} commits/s", open),
            GoalCheck.Alone(
                $"least commits/s that flowed of {CommitsPerSecond:#,0} due",
                flowed,
                Limit.AtLeast(CommitsPerSecond * OpenLoop.KeptShare)),
        ];
    }

    private static GoalCheck Check(string what, (double Three, double One) p50) =>
        GoalCheck.Ratio($"{what}, three silos", p50.Three, "one silo", p50.One, Limit.AtMost(RatioMax));

    private static Task<(double Three, double One)> CompareAsync(
        LoadedCluster three, LoadedCluster one, Func<IPipeline, Task<LoadResult>> load) =>
        Alternation.MediansAsync(() => three.RunAsync(load), () => one.RunAsync(load));

    private sealed class LoadedCluster(BenchmarkCluster cluster, SpreadPipeline pipeline, HeadAudit audit)
        : IAsyncDisposable
    {
        private long _acknowledged;

        public static async Task<LoadedCluster> StartAsync(int silos)
        {
            var cluster = await BenchmarkCluster.StartAsync(Store, silos);
            await cluster.Silos[0].CreateWorldAsync(World);
            var pipeline = new SpreadPipeline(cluster.Silos, World);
            await pipeline.PrepareAsync(CommitsMax);
            return new LoadedCluster(cluster, pipeline, await HeadAudit.BeginAsync(cluster.Silos[0].Grains, World));
        }

        /// <summary>Milliseconds that half of the commits took at most.</summary>
        public async Task<double> RunAsync(Func<IPipeline, Task<LoadResult>> load)
        {
            var result = await load(pipeline);
            _acknowledged += result.Acknowledged;
            return result.Latencies.Percentile(0.5);
        }

        public async Task CheckAsync()
        {
            await audit.CheckAsync(_acknowledged);
            await pipeline.CheckAsync(_acknowledged);
        }

        public ValueTask DisposeAsync() => cluster.DisposeAsync();
    }
}
