using AssetCore.Benchmarks.Pipeline;
using AssetCore.Benchmarks.Reports;

namespace AssetCore.Benchmarks.Goals;

/// <summary>
/// How old what three silos show is while commits flow at a fixed rate: on the silo of the writer, which hears of each
/// batch at once, and on the others, which hear of it by the stream or by following the head.
/// </summary>
internal sealed class Goal08Freshness : IGoal
{
    private const double CommitsPerSecond = 50_000;
    private const int CommitsMax = 5_000;
    private const double WriterMsMax = 20;
    private const double OthersMsMax = 100;
    private const double Share = 0.99;
    private static readonly TimeSpan s_warmUp = TimeSpan.FromSeconds(2);

    public int Number => 8;

    public string Title => "freshness lag p99, three silos in one process, memory store";

    public async Task<IReadOnlyList<GoalCheck>> MeasureAsync(TimeSpan duration)
    {
        var run = await FreshnessRun.MeasureAsync(
            CommitsMax,
            s_warmUp,
            pipeline => OpenLoop.RunAsync(pipeline, CommitsPerSecond, CommitsMax, s_warmUp, duration));
        return
        [
            GoalCheck.Alone("ms on the writer's silo", run.Ages[0].Percentile(Share), Limit.AtMost(WriterMsMax)),
            GoalCheck.Alone(
                "ms on the worst other silo",
                run.Ages.Skip(1).Max(ages => ages.Percentile(Share)),
                Limit.AtMost(OthersMsMax)),
            GoalCheck.Alone(
                $"commits/s that flowed of {CommitsPerSecond:#,0} due",
                run.Load.PerSecond,
                Limit.AtLeast(CommitsPerSecond * OpenLoop.KeptShare)),
        ];
    }
}
