using System.Diagnostics;

namespace AssetCore.Simulation.Rivals;

/// <summary>
/// Several writers of one world, interleaved by seed: one chain, nothing that was acknowledged is lost or twice, and
/// whoever loses stops before it acknowledges.
/// </summary>
public sealed class SplitBrainTests(ITestOutputHelper output)
{
    /// <summary>Attempts in which every commit gets through, however many rivals there are: none starves.</summary>
    private const int AttemptsMax = 40;

    private static readonly int s_seeds = Nightly.IsOn ? 50_000 : 1_000;

    [Theory]
    [InlineData(2, 0, 6)]
    [InlineData(2, 10, 6)]
    [InlineData(3, 0, 6)]
    [InlineData(3, 5, 6)]
    [InlineData(2, 0, 40)]
    public void Rivals_make_one_chain_and_lose_nothing(int silos, int faults, int commits)
    {
        var seeds = s_seeds * 6 / commits;
        var (began, attempts, fenced, acknowledged) = (Stopwatch.GetTimestamp(), 0, 0, 0);
        for (var seed = 0; seed < seeds; seed++)
        {
            var fight = RivalWriters.Fight(seed, silos, commits, faults);
            attempts = Math.Max(attempts, fight.AttemptsMax);
            (fenced, acknowledged) = (fenced + fight.Fenced, acknowledged + fight.Acknowledged);
        }

        output.WriteLine(
            $"{silos} silos, {faults} %: {seeds} seeds, {acknowledged} acknowledged, {fenced} times fenced, "
            + $"{attempts} attempts at most, {Stopwatch.GetElapsedTime(began).TotalSeconds:F1} s");
        Assert.True(fenced > seeds / 10, "the rivals hardly met");
        Assert.InRange(attempts, 1, AttemptsMax);
    }

    [Fact]
    public void The_same_seed_is_the_same_fight()
    {
        var first = RivalWriters.Fight(7, silos: 3, commits: 6, faults: 10);
        var second = RivalWriters.Fight(7, silos: 3, commits: 6, faults: 10);
        Assert.Equal((first.Fenced, first.AttemptsMax, first.Steps), (second.Fenced, second.AttemptsMax, second.Steps));
    }
}
