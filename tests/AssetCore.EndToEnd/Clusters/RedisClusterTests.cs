using AssetCore.EndToEnd.Processes;
using AssetCore.Testing.Azurite;

namespace AssetCore.EndToEnd.Clusters;

[Collection(ClusterCollection.Name)]
public sealed class RedisClusterTests(Azurite azurite) : IClassFixture<Azurite>
{
    private const int Callers = 16;

    [Fact]
    public async Task Three_silos_serve_all_worlds_and_one_that_stops_hands_its_worlds_over_and_exits_with_0()
    {
        await using var cluster = await SiloCluster.StartAsync(azurite);
        await using var load = IntentsLoad.Start(cluster.Target, Callers);
        await load.WaitForMoreAsync(300);
        var writer = await cluster.FindWriterAsync();

        Assert.Equal(0, await cluster.Silos[writer].StopAsync());
        await load.WaitForMoreAsync(300);
        await cluster.RestartDeadAsync();
        await load.WaitForMoreAsync(300);

        await load.FinishAsync();
        await Intents.CheckAsync(cluster.Target);
        Assert.DoesNotContain("INTERNAL_ERROR", load.Numbers.Codes.Keys);
        cluster.Passed();
    }
}
