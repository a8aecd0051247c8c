using AssetCore.Benchmarks.Hosting;
using AssetCore.Benchmarks.Load;
using AssetCore.Benchmarks.Pipeline;
using AssetCore.Benchmarks.Rates;
using AssetCore.Ids;

namespace AssetCore.Benchmarks.Goals;

/// <summary>
/// What a commit takes when nothing else is under way, beside the store's own append of as many bytes: in short slices
/// in turn, so that a store that grows slower or faster meets both alike.
/// </summary>
internal sealed class Goal04OneCaller : IGoal
{
    private const long World = 1;
    private static readonly WorldId s_rawWorld = new(1_000_003);
    private static readonly TimeSpan s_warmUp = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_slice = TimeSpan.FromMilliseconds(250);

    public int Number => 4;

    public string Title => "one caller, one commit at a time";

    public async Task<IReadOnlyList<GoalCheck>> MeasureAsync(TimeSpan duration) =>
        [await MeasureAsync("files", duration), await MeasureAsync("azurite", duration)];

    private static async Task<GoalCheck> MeasureAsync(string store, TimeSpan duration)
    {
        await using var place = await StorePlace.OpenAsync(store);
        await using var silo = await BenchmarkSilo.StartAsync(place.Store);
        await silo.CreateWorldAsync(World);
        var pipeline = new AssetCorePipeline(silo.Grains, World, throughClient: false);
        await pipeline.PrepareAsync(1);
        var bytes = await place.BytesPerCommitAsync(World, () => pipeline.CommitAsync(0));
        var audit = await HeadAudit.BeginAsync(silo.Grains, World);
        await using var raw = await RawAppends.OpenAsync(place.Store, s_rawWorld);
        var acknowledged = (await ClosedLoop.RunAsync(pipeline, 1, TimeSpan.Zero, s_warmUp)).Acknowledged;
        await raw.RunAsync(bytes, s_warmUp, new Latencies());

        var (commits, appends) = (new Latencies(), new Latencies());
        for (var spent = TimeSpan.Zero; spent < duration; spent += s_slice)
        {
            var slice = await ClosedLoop.RunAsync(pipeline, 1, TimeSpan.Zero, s_slice);
            acknowledged += slice.Acknowledged;
            commits.Add(slice.Latencies);
            await raw.RunAsync(bytes, s_slice, appends);
        }

        await audit.CheckAsync(acknowledged);
        await pipeline.CheckAsync(acknowledged);
        return GoalCheck.Ratio(
            $"{store}: commit p50 ms",
            commits.Percentile(0.5),
            $"append of {bytes} B p50 ms",
            appends.Percentile(0.5),
            Limit.AtMost(1.3));
    }
}
