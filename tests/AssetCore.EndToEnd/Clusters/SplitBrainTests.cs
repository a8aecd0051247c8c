using AssetCore.EndToEnd.Processes;
using AssetCore.Testing.Azurite;

namespace AssetCore.EndToEnd.Clusters;

[Collection(ClusterCollection.Name)]
public sealed class SplitBrainTests(Azurite azurite) : IClassFixture<Azurite>
{
    private const int Callers = 32;

    /// <summary>Within this a silo that was declared dead has heard of it and has ended itself.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(90);

    [Fact]
    public async Task A_writer_that_freezes_beyond_its_death_and_comes_back_acknowledges_nothing_more()
    {
        await using var cluster = await SiloCluster.StartAsync(azurite);
        await using var load = IntentsLoad.Start(cluster.Target with { Worlds = "1" }, Callers);
        for (var round = 0; round < Nightly.Or(5, 1); round++)
        {
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
            var fenced = frozen.Output.Contains("this writer ends", StringComparison.Ordinal);
            TestContext.Current.TestOutputHelper?.WriteLine(
                $"silo {writer} came back, {(fenced ? "met the fence" : "had nothing in hand")} and ended: {load.Numbers}");
            await cluster.RestartDeadAsync();
        }

        await load.FinishAsync();
        var report = await Intents.CheckAsync(cluster.Target with { Worlds = "1" });
        Assert.InRange(report["logs"]![0]!["epochs"]!.GetValue<int>(), 2, int.MaxValue);
        cluster.Passed();
    }
}
