using AssetCore.Benchmarks.Hosting;
using AssetCore.Benchmarks.Load;
using AssetCore.Benchmarks.Pipeline;
using AssetCore.Benchmarks.Queries;
using AssetCore.Grains.Abstractions;
using AssetCore.Ids;

namespace AssetCore.Benchmarks.Goals;

/// <summary>
/// The balance of one account through the projection grain, beside an empty grain call of the same kind: by one loop
/// for each core, by many callers, and while commits flow at a fixed rate.
/// </summary>
/// <remarks>
/// That queries scale with cores is measured without the commits: these take most of one core, and on a machine of two
/// only one would be left. That queries do not wait for batches being applied shows in the ratio beside the empty call
/// under the same commits.
/// </remarks>
internal sealed class Goal07Queries : IGoal
{
    private const long World = 1;
    private const int Accounts = 10_000;
    private const int Callers = 100;
    private const double ShareMin = 0.75;

    // Of so many times one loop's queries as there are cores.
    private const double ScalingMin = 0.75;
    private const double CommitsPerSecond = 50_000;
    private const int CommitsMax = 5_000;
    private static readonly int s_cores = Environment.ProcessorCount;
    private static readonly TimeSpan s_commitWarmUp = TimeSpan.FromSeconds(1);

    public int Number => 7;

    public string Title => "point query through the projection grain";

    public async Task<IReadOnlyList<GoalCheck>> MeasureAsync(TimeSpan duration)
    {
        await using var place = await StorePlace.OpenAsync("memory");
        await using var silo = await BenchmarkSilo.StartAsync(place.Store);
        await silo.CreateWorldAsync(World);
        var pipeline = new AssetCorePipeline(silo.Grains, World, throughClient: false);
        await pipeline.PrepareAsync(CommitsMax);

        // Its reads build the replica, and wait until that has all accounts.
        await pipeline.CheckAsync(0);
        var comparison = new Comparison(silo.Grains, duration);

        var one = await comparison.RunAsync(1);
        var each = await comparison.RunAsync(s_cores);
        var many = await comparison.RunAsync(Callers);
        var audit = await HeadAudit.BeginAsync(silo.Grains, World);
        var commits = OpenLoop.RunAsync(
            pipeline, CommitsPerSecond, CommitsMax, s_commitWarmUp, Alternation.Total(duration));
        await Task.Delay(s_commitWarmUp);
        var busy = await comparison.RunAsync(s_cores);
        var load = await commits;
        await audit.CheckAsync(load.Acknowledged);
        await pipeline.CheckAsync(load.Acknowledged);
        return
        [
            Check($"{s_cores} loops", each),
            Check($"{Callers} callers", many),
            Check($"{s_cores} loops while commits flow", busy),
            GoalCheck.Alone(
                $"commits/s that flowed of {CommitsPerSecond:#,0} due",
                load.PerSecond,
                Limit.AtLeast(CommitsPerSecond * OpenLoop.KeptShare)),
            GoalCheck.Ratio(
                $"queries/s, {s_cores} loops", each.Real, "1 loop", one.Real, Limit.AtLeast(s_cores * ScalingMin)),
        ];
    }

    private static GoalCheck Check(string who, (double Real, double Empty) perSecond) => GoalCheck.Ratio(
        $"queries/s, {who}", perSecond.Real, "empty grain calls/s", perSecond.Empty, Limit.AtLeast(ShareMin));

    private sealed class Comparison(IGrainFactory grains, TimeSpan duration)
    {
        private static readonly ContainerId[] s_accounts =
            [.. Enumerable.Range(0, Accounts).Select(account => new ContainerId($"account-{account}"))];

        private readonly PointQueries _real = new(grains.GetGrain<IProjectionGrain>(World).QueryAsync, s_accounts);
        private readonly PointQueries _empty = new(grains.GetGrain<IEmptyQueryGrain>(World).QueryAsync, s_accounts);

        public Task<(double Real, double Empty)> RunAsync(int loops) => Alternation.MediansAsync(
            () => _real.RunAsync(loops, Alternation.WarmUp(duration), Alternation.Slice(duration)),
            () => _empty.RunAsync(loops, Alternation.WarmUp(duration), Alternation.Slice(duration)));
    }
}
