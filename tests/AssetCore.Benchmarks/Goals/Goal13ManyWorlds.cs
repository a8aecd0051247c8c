using System.Globalization;
using AssetCore.Benchmarks.Hosting;
using AssetCore.Benchmarks.Pipeline;
using AssetCore.Benchmarks.Reports;
using AssetCore.Benchmarks.Worlds;

namespace AssetCore.Benchmarks.Goals;

/// <summary>
/// A thousand worlds on one silo over the file store, each with a few commits a second, so that nearly every commit is
/// a batch and an fsync of its own; beside what the store itself appends to as many logs. And what worlds cost that
/// have nothing to do.
/// </summary>
internal sealed class Goal13ManyWorlds : IGoal
{
    private const int Worlds = 1_000;
    private const int IdleCount = 10_000;
    private const double PerWorld = 10;
    private const double CommitsPerSecond = Worlds * PerWorld;
    private const int CommitsMax = 5_000;
    private const double LargestMax = 10;

    // The goal asks that these be stated, not for a bound: they are what must not be passed unnoticed.
    private const double IdleBytesMax = 1024 * 1024;
    private const double ActivationMsMax = 50;
    private const int FsyncSamples = 1_000;
    private static readonly TimeSpan s_warmUp = TimeSpan.FromSeconds(2);

    public int Number => 13;

    public string Title => "1,000 worlds with 10 commits/s each, and 10,000 idle worlds, files";

    public async Task<IReadOnlyList<GoalCheck>> MeasureAsync(TimeSpan duration)
    {
        // First, for a heap with nothing else in it.
        var idleBytes = await IdleWorlds.BytesAsync(IdleCount);
        var activations = await IdleWorlds.ActivationsAsync(Worlds);
        await using var place = await StorePlace.OpenAsync("files");
        await using var silo = await BenchmarkSilo.StartAsync(place.Store);
        var fleet = new WorldFleet(silo.Grains, Worlds);
        await fleet.PrepareAsync(CommitsMax);
        var bytes = await place.BytesPerCommitAsync(fleet.NextWorld, () => fleet.CommitAsync(0));
        var one = await StoreFloor.MeasureAsync(place.Store, bytes, FsyncSamples);
        await using var appends = new StoreAppends(place.Store, bytes);
        await appends.PrepareAsync(Worlds);

        var ceiling = await ClosedLoop.RunAsync(appends, Worlds, s_warmUp, duration);
        var load = await OpenLoop.RunAsync(fleet, CommitsPerSecond, CommitsMax, s_warmUp, duration);
        var floor = await OpenLoop.RunAsync(appends, CommitsPerSecond, Worlds, s_warmUp, duration);
        await appends.CheckAsync(ceiling.Acknowledged + floor.Acknowledged);
        await fleet.CheckAsync(load.Acknowledged + 1);
        return [Largest(load, floor), Flowed(load, ceiling, one), .. Idle(idleBytes, activations)];
    }

    private static GoalCheck Largest(LoadResult load, LoadResult floor) => new(
        Text($"largest ms {Ms(load, 1):0.0}, p99.9 {Ms(load, 0.999):0.0}, median {Ms(load, 0.5):0.00}"),
        Text($"the store's own appends at that rate {Ms(floor, 1):0.0}, median {Ms(floor, 0.5):0.00}"),
        Ms(load, 1) / Ms(load, 0.5),
        Limit.AtMost(LargestMax));

    private static GoalCheck Flowed(LoadResult load, LoadResult ceiling, StoreFloor one) => new(
        Text($"commits/s that flowed of {CommitsPerSecond:#,0} due {load.PerSecond:#,0}"),
        Text($"the store's own appends/s to as many logs {ceiling.PerSecond:#,0}, ")
            + Text($"each {one.Latencies.Percentile(0.5):0.000} ms with its fsync if it is alone"),
        load.PerSecond,
        Limit.AtLeast(CommitsPerSecond * OpenLoop.KeptShare));

    private static IEnumerable<GoalCheck> Idle(double bytes, Latencies activations) =>
    [
        GoalCheck.Alone($"bytes of each of {IdleCount:#,0} idle worlds", bytes, Limit.AtMost(IdleBytesMax)),
        GoalCheck.Alone("ms to activate one, median", activations.Percentile(0.5), Limit.AtMost(ActivationMsMax)),
    ];

    private static double Ms(LoadResult load, double share) => load.Latencies.Percentile(share);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
