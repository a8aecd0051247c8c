using AssetCore.Benchmarks.Hosting;
using AssetCore.Benchmarks.Load;
using AssetCore.Benchmarks.Peers.Postgres;
using AssetCore.Benchmarks.Pipeline;

namespace AssetCore.Benchmarks.Goals;

/// <summary>
/// One-transfer commits of one world by callers in the silo's process, beside the empty pipeline on the same store and
/// beside PostgreSQL at its best number of clients.
/// </summary>
internal sealed class Goal01OneWorld : IGoal
{
    private const string Store = "azurite";
    private const long World = 1;
    private const long EmptyWorld = 1_000_001;
    private const double ShareMin = 0.7;
    private const double OfPostgresMin = 8;
    private static readonly int[] s_callers = [1_000, 5_000];

    public int Number => 1;

    public string Title => "one world, one-transfer commits, best of 1,000 and 5,000 callers in process, Azurite";

    public async Task<IReadOnlyList<GoalCheck>> MeasureAsync(TimeSpan duration)
    {
        var (real, empty) = await MeasureBothAsync(duration);
        var postgres = await PostgresPeer.MeasureBestAsync(duration);
        return
        [
            GoalCheck.Ratio("commits/s", real, "empty pipeline", empty, Limit.AtLeast(ShareMin)),
            GoalCheck.Ratio(
                "commits/s",
                real,
                $"PostgreSQL at {postgres.Callers} clients",
                postgres.TransfersPerSecond,
                Limit.AtLeast(OfPostgresMin)),
        ];
    }

    private static async Task<(double Real, double Empty)> MeasureBothAsync(TimeSpan duration)
    {
        await using var place = await StorePlace.OpenAsync(Store);
        await using var silo = await BenchmarkSilo.StartAsync(place.Store);
        await silo.CreateWorldAsync(World);
        var pipeline = new AssetCorePipeline(silo.Grains, World, throughClient: false);
        await pipeline.PrepareAsync(s_callers.Max());
        var audit = await HeadAudit.BeginAsync(silo.Grains, World);
        long acknowledged = 0;

        // What a commit takes in a batch as busy callers fill them, so that the empty pipeline appends no more.
        var bytes = await place.BytesPerCommitAsync(World, () => CommitAsync(s_callers[0]));
        var other = new EmptyPipeline(silo.Grains, EmptyWorld, bytes);
        await other.PrepareAsync(s_callers.Max());
        var (real, empty) = (0.0, 0.0);
        foreach (var callers in s_callers)
        {
            var (ofReal, ofEmpty) = await Alternation.MediansAsync(
                async () => (await RunAsync(pipeline, callers)).PerSecond,
                async () => (await RunAsync(other, callers)).PerSecond);
            (real, empty) = (Math.Max(real, ofReal), Math.Max(empty, ofEmpty));
        }

        await audit.CheckAsync(acknowledged);
        await pipeline.CheckAsync(acknowledged);
        return (real, empty);

        async Task<long> CommitAsync(int callers) => (await RunAsync(pipeline, callers)).Acknowledged;

        async Task<LoadResult> RunAsync(IPipeline what, int callers)
        {
            var result = await ClosedLoop.RunAsync(
                what, callers, Alternation.WarmUp(duration), Alternation.Slice(duration));
            if (what == pipeline) acknowledged += result.Acknowledged;
            return result;
        }
    }
}
