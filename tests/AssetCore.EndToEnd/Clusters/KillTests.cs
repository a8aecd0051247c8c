using AssetCore.EndToEnd.Processes;
using AssetCore.Testing.Azurite;

namespace AssetCore.EndToEnd.Clusters;

[Collection(ClusterCollection.Name)]
public sealed class KillTests(Azurite azurite) : IClassFixture<Azurite>
{
    private const int Callers = 32;

    /// <summary>Every so many kills all silos are killed at once, as a power cut would do.</summary>
    private const int PowerCutOneIn = 5;

    [Fact]
    public async Task Silos_that_are_killed_under_load_lose_nothing_and_repeat_nothing()
    {
        await using var cluster = await SiloCluster.StartAsync(azurite);
        await using var load = IntentsLoad.Start(cluster.Target, Callers);
        var kills = 0;
        while (kills < Nightly.Or(50, 5))
        {
            await load.WaitForMoreAsync(200);
            kills++;
            int[] victims = kills % PowerCutOneIn == 0 ? [0, 1, 2] : [await VictimAsync(cluster, kills)];
            await Task.WhenAll(victims.Select(victim => cluster.Silos[victim].KillAsync()));

            // The others take over before the dead one comes back, unless there are no others.
            if (victims.Length == 1) await load.WaitForMoreAsync(200);
            await cluster.RestartDeadAsync();
        }

        await load.WaitForMoreAsync(200);
        await load.FinishAsync();
        TestContext.Current.TestOutputHelper?.WriteLine($"{kills} kills: {load.Numbers}");
        await Intents.CheckAsync(cluster.Target);
        cluster.Passed();
    }

    // Mostly a silo that writes; sometimes one that only passes commits on.
    private static async Task<int> VictimAsync(SiloCluster cluster, int kill)
    {
        var writer = await cluster.FindWriterAsync();
        return kill % 3 == 0 ? (writer + 1) % cluster.Silos.Count : writer;
    }
}
