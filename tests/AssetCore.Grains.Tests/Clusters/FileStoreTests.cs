using AssetCore.Client;
using AssetCore.Grains.Tests.Support;
using AssetCore.Log.Files;

namespace AssetCore.Grains.Tests.Clusters;

public sealed class FileStoreTests
{
    [Fact]
    public async Task What_one_silo_wrote_the_next_one_goes_on_with()
    {
        var root = Directory.CreateTempSubdirectory("assetcore-grains-");
        try
        {
            await using (var earlier = await WorldCluster.StartAsync(new FileLogStore(root.FullName)))
            {
                Assert.True((await earlier.World(0).CommitAsync(Requests.Setup())).IsCommitted);
                Assert.True((await earlier.World(0).CommitAsync(Requests.Move("m1", 3))).IsCommitted);
            }

            await using var cluster = await WorldCluster.StartAsync(new FileLogStore(root.FullName));
            var world = cluster.World(0);
            var again = (await world.CommitAsync(Requests.Move("m1", 3))).Receipt!;
            var page = (await world.ListBalancesAsync(Requests.B)).Answer!;

            Assert.True(again.IdempotentReplay);
            Assert.Equal(3, Assert.Single(page.Balances).Scaled);
        }
        finally
        {
            root.Delete(recursive: true);
        }
    }
}
