using AssetCore.Client;
using AssetCore.Grains.Tests.Support;
using AssetCore.Log.Memory;

namespace AssetCore.Grains.Tests.Clusters;

public sealed class TwoWritersTests
{
    [Fact]
    public async Task Two_clusters_that_write_one_world_fence_each_other_and_lose_nothing()
    {
        // What a split cluster comes to: two activations of one world, each believing to be the only one.
        var store = new MemoryLogStore();
        await using var left = await WorldCluster.StartAsync(store, configure: Quick);
        await using var right = await WorldCluster.StartAsync(store, configure: Quick);
        var options = new WorldClientOptions { AttemptsMax = 100, BackoffMax = TimeSpan.FromMilliseconds(200) };
        IWorldClient[] worlds = [left.World(0, options), right.World(0, options)];
        Assert.True((await worlds[0].CommitAsync(Requests.Setup())).IsCommitted);

        for (var i = 0; i < 20; i++)
            Assert.True((await worlds[i % 2].CommitAsync(Requests.Move($"turn-{i}"))).IsCommitted);
        var together = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(i => worlds[i % 2].CommitAsync(Requests.Move($"both-{i}"))));

        Assert.All(together, outcome => Assert.True(outcome.IsCommitted));
        foreach (var world in worlds)
        {
            Assert.True((await world.CommitAsync(Requests.Move("turn-0"))).Receipt?.IdempotentReplay);

            // What the other cluster wrote last, this one hears of from the log alone.
            await world.GetFreshnessAsync();
            Assert.Equal(40, Assert.Single((await world.ListBalancesAsync(Requests.B)).Answer!.Balances).Scaled);
        }
    }

    private static void Quick(AssetCoreOptions options) => options.OpenBackoff = TimeSpan.FromMilliseconds(10);
}
