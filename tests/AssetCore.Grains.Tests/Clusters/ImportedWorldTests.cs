using AssetCore.Client.Cluster;
using AssetCore.Grains.Tests.Support;
using AssetCore.Ids;
using AssetCore.Log.Memory;
using AssetCore.Recovery.Archives;

namespace AssetCore.Grains.Tests.Clusters;

public sealed class ImportedWorldTests
{
    private static readonly WorldId s_one = new(1);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_imported_world_goes_on_and_is_listed_at_once_or_by_its_next_change(bool withIndex)
    {
        using var file = await ArchiveAsync();
        var store = new MemoryLogStore();
        using (var archive = await WorldArchive.OpenAsync(file, null, TestContext.Current.CancellationToken))
        {
            await new WorldImporter(store, TimeProvider.System)
                .ImportAsync(archive, null, TestContext.Current.CancellationToken);
            if (withIndex)
            {
                await using var index = await IndexOfWorlds.OpenAsync(
                    store, "a test", true, TimeProvider.System, TestContext.Current.CancellationToken);
                Assert.True(await index.CopyAsync(s_one, "imported", TestContext.Current.CancellationToken));
            }
        }

        await using var cluster = await WorldCluster.StartAsync(store, makeWorld: false);
        var worlds = cluster.On(0).GetWorlds();
        var before = (await worlds.FindAsync(s_one)).Page!.Namespaces;
        var again = await cluster.World(0).CommitAsync(Requests.Setup());
        var moved = await cluster.World(0).CommitAsync(Requests.Move("after"));
        var changed = await worlds.ChangeAsync(Changes.ReadOnly(false));
        var after = (await worlds.FindAsync(s_one)).Page!.Namespaces;

        Assert.Equal(withIndex ? 1 : 0, before.Length);
        Assert.True(again.Receipt?.IdempotentReplay, again.Rejection?.Detail);
        Assert.True(moved.IsCommitted, moved.Rejection?.Detail);
        Assert.Null(changed.Rejection);
        Assert.Equal(s_one, Assert.Single(after).NamespaceId);
    }

    private static async Task<MemoryStream> ArchiveAsync()
    {
        var store = new MemoryLogStore();
        await using var cluster = await WorldCluster.StartAsync(store);
        Assert.True((await cluster.World(0).CommitAsync(Requests.Setup())).IsCommitted);
        var file = new MemoryStream();
        await new WorldExporter(store, s_one, TimeProvider.System).ExportAsync(null, file, null, default);
        file.Position = 0;
        return file;
    }
}
