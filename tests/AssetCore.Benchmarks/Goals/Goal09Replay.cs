using System.Globalization;
using AssetCore.Benchmarks.Hosting;
using AssetCore.Benchmarks.Recovery;
using AssetCore.Ids;

namespace AssetCore.Benchmarks.Goals;

/// <summary>
/// Replay from the file store on one core, everything included: read, verified, decoded, applied with every before-value
/// held against the state. By the size of commits, for a commit has a cost of its own.
/// </summary>
internal sealed class Goal09Replay : IGoal
{
    private const long Events = 6_000_000;
    private const double PerSecondMin = 6_000_000;
    private static readonly int[] s_transfers = [1, 10, 1_000];

    public int Number => 9;

    public string Title => "replay, one core, file store, whole pipeline";

    public async Task<IReadOnlyList<GoalCheck>> MeasureAsync(TimeSpan duration)
    {
        await using var place = await StorePlace.OpenAsync("files");

        // Compiles what is measured.
        await ReplayPace.MeasureAsync(place.Store, new WorldId(100), s_transfers[0], Events);
        List<GoalCheck> checks = [];
        for (var i = 0; i < s_transfers.Length; i++)
        {
            var pace = await ReplayPace.MeasureAsync(place.Store, new WorldId(1 + i), s_transfers[i], Events);
            checks.Add(Check("replica", s_transfers[i], pace.Replica, pace.Ceiling));
            checks.Add(Check("writer", s_transfers[i], pace.Writer, pace.Ceiling));
        }

        return checks;
    }

    private static GoalCheck Check(string what, int transfers, double perSecond, double ceiling) => new(
        Text($"{what}, {transfers:N0} transfers a commit: events/s {perSecond:N0}"),
        Text($"read and verified {ceiling:N0}"),
        perSecond,
        Limit.AtLeast(PerSecondMin));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
