using AssetCore.Benchmarks.Pipeline;
using AssetCore.Benchmarks.Rates;

namespace AssetCore.Benchmarks.Goals;

/// <summary>
/// The slowest hundredth of commits at half of the maximum that is measured first, beside the store's own append of the
/// bytes that an append carries at that rate: in turns, so that the machine's moods fall on both alike. At a rate that
/// was not kept the latencies would be those of another one, so that is a check too.
/// </summary>
internal sealed class Goal05HalfOfTheMaximum : IGoal
{
    private const int Rounds = 3;

    public int Number => 5;

    public string Title => "open loop at half of the maximum";

    public async Task<IReadOnlyList<GoalCheck>> MeasureAsync(TimeSpan duration) =>
        [.. await MeasureAsync("files", duration), .. await MeasureAsync("azurite", duration)];

    private static async Task<IReadOnlyList<GoalCheck>> MeasureAsync(string store, TimeSpan duration)
    {
        await using var world = await LoadedWorld.OpenAsync(store);
        var half = await world.MeasureMaximumAsync(duration) / 2;
        var (commits, appends) = (new Latencies(), new Latencies());
        var (seconds, bytes) = (0.0, 0);
        for (var round = 0; round < Rounds; round++)
        {
            var result = await world.MeasureAsync(half, duration / Rounds);
            commits.Add(result.Load.Latencies);
            appends.Add(result.Raw);
            seconds += result.Load.Duration.TotalSeconds;
            bytes += result.AppendBytes / Rounds;
        }

        await world.CheckAsync();
        return
        [
            GoalCheck.Ratio(
                $"{store}: commits/s", commits.Count / seconds, "due", half, Limit.AtLeast(OpenLoop.KeptShare)),
            GoalCheck.Ratio(
                $"{store}: commit p99 ms",
                commits.Percentile(0.99),
                $"append of {bytes} B p99 ms",
                appends.Percentile(0.99),
                Limit.AtMost(3)),
        ];
    }
}
