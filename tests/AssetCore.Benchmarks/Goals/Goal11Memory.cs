using AssetCore.Benchmarks.Memory;

namespace AssetCore.Benchmarks.Goals;

/// <summary>
/// What a balance takes in memory, in the writer and on each side of a replica; and ten million of them in one world,
/// from the log and from a checkpoint.
/// </summary>
internal sealed class Goal11Memory : IGoal
{
    private const double BytesMax = 80;

    /// <summary>Each is the only balance of its container, then each is one of ten: a table has a head for each
    /// container.</summary>
    private static readonly (int Containers, int Each)[] s_sizes = [(1_000_000, 1), (1_000_000, 10)];

    public int Number => 11;

    public string Title => "memory of a balance; ten million in one world, checkpoint and recovery";

    public async Task<IReadOnlyList<GoalCheck>> MeasureAsync(TimeSpan duration)
    {
        List<GoalCheck> checks = [];
        foreach (var (containers, each) in s_sizes)
        {
            var footprint = await MemoryWorld.MeasureAsync(containers, each);
            var balances = $"{(long)containers * each:#,0} balances";
            checks.Add(GoalCheck.Alone($"{balances}: writer, B each", footprint.WriterBytes, Limit.AtMost(BytesMax)));
            checks.Add(GoalCheck.Alone("a side of a replica, B each", footprint.SideBytes, Limit.AtMost(BytesMax)));
        }

        return checks;
    }
}
