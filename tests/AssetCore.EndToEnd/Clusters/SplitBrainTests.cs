using System.Text.RegularExpressions;
using AssetCore.EndToEnd.Processes;
using AssetCore.Testing.Azurite;

namespace AssetCore.EndToEnd.Clusters;

[Collection(ClusterCollection.Name)]
public sealed partial class SplitBrainTests(Azurite azurite) : IClassFixture<Azurite>
{
    private const int Callers = 32;

    /// <summary>Within this a silo that was declared dead has heard of it and has ended itself.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(90);

    /// <summary>
    /// Rounds in which the fence must have been met. A silo that comes back with commits in hand meets it at once; one
    /// that hears of its death before it gets round to them does not, and proves nothing.
    /// </summary>
    private const int RoundsMax = 5;

    [Fact]
    public async Task A_writer_that_freezes_beyond_its_death_and_comes_back_acknowledges_nothing_more()
    {
        await using var cluster = await SiloCluster.StartAsync(azurite);
        await using var load = IntentsLoad.Start(cluster.Target with { Worlds = "1" }, Callers);
        var (rounds, fences) = (0, 0);
        while (rounds < Nightly.Or(RoundsMax, 1) || (fences == 0 && rounds < RoundsMax))
        {
            rounds++;
            await load.WaitForMoreAsync(300);
            var writer = await cluster.FindWriterAsync();
            var frozen = cluster.Silos[writer];

            frozen.Freeze();
            await load.WaitForMoreAsync(500);
            frozen.Thaw();
            await load.WaitForMoreAsync(300);

            // Fenced at once if it still had commits in hand, and told of its death at the latest by the membership.
            await Polling.UntilAsync(
                () => frozen.HasExited, s_patience, () => "the silo that was declared dead did not end itself");
            var fence = Fence.Match(frozen.Output);
            if (fence.Success) fences++;
            TestContext.Current.TestOutputHelper?.WriteLine(
                $"silo {writer} came back: {(fence.Success ? fence.Value : "it had nothing in hand")}; {load.Numbers}");
            await cluster.RestartDeadAsync();
        }

        await load.FinishAsync();
        Assert.True(fences > 0, $"no writer met the fence in {rounds} rounds");
        var report = await Intents.CheckAsync(cluster.Target with { Worlds = "1" });
        Assert.InRange(report["logs"]![0]!["epochs"]!.GetValue<int>(), rounds + 1, int.MaxValue);
        cluster.Passed();
    }

    /// <summary>What a journal reports when its writer meets a later epoch.</summary>
    [GeneratedRegex("World 1 was taken over by .*: epoch [0-9]+ met epoch [0-9]+; this writer ends")]
    private static partial Regex Fence { get; }
}
