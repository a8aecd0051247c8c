using AssetCore.Format.Manifests;
using AssetCore.Ids;
using AssetCore.Log;
using AssetCore.Log.Files;
using AssetCore.Log.Memory;
using AssetCore.Log.Packing;
using AssetCore.Log.Stores;
using AssetCore.Log.Writing;
using AssetCore.Recovery.Indexes;
using AssetCore.Recovery.Purging;
using AssetCore.Recovery.Tests.Support;
using AssetCore.Recovery.Upkeep;
using AssetCore.Testing.Stores;

namespace AssetCore.Recovery.Tests;

public sealed class PurgeTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("checkpoint")]
    [InlineData("pack")]
    [InlineData("index")]
    public async Task What_upkeep_publishes_after_a_purge_has_looked_is_deleted(string what)
    {
        for (var at = 0; ; at++)
        {
            var inner = await LivedAsync(new MemoryLogStore());
            var calls = at;
            var store = new InterruptingStore(inner, _ => calls-- == 0, () => PurgeAsync(inner));
            await UpkeepAsync(store, what);
            if (!store.HasHappened) break;
            Assert.Equal([BlobName.Manifest(LivedWorld.Id)], await NamesAsync(inner));
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_upkeep_published_for_a_purged_world_is_deleted_though_it_ended_half_way(bool isCancelled)
    {
        var inner = await LivedAsync(new MemoryLogStore());
        using var ended = new CancellationTokenSource();
        var changes = 0;
        var store = new InterruptingStore(
            inner,
            _ => changes++ == 2,
            async () =>
            {
                await PurgeAsync(inner);
                var late = BlobName.Checkpoint(LivedWorld.Id, new BatchNumber(3));
                await inner.PutAsync(late, new byte[9], PutCondition.IfAbsent, Token);
                if (!isCancelled) throw new InvalidOperationException("it ends here");
                await ended.CancelAsync();
                ended.Token.ThrowIfCancellationRequested();
            });
        var indexer = new SegmentIndexer(store, TimeProvider.System, 1);
        var fault = await Record.ExceptionAsync(async () => await indexer.RunAsync(LivedWorld.Id, ended.Token));

        Assert.Equal(isCancelled, fault is OperationCanceledException);
        Assert.Equal(!isCancelled, fault is InvalidOperationException);
        Assert.Equal([BlobName.Manifest(LivedWorld.Id)], await NamesAsync(inner));
    }

    [Theory]
    [InlineData("checkpoint")]
    [InlineData("pack")]
    public async Task Nothing_that_was_staged_for_a_purged_world_is_left_in_its_files(string what)
    {
        for (var at = 0; ; at++)
        {
            using var folder = new TemporaryFolder();
            var inner = await LivedAsync(new FileLogStore(folder.Path));
            var calls = at;
            var store = new InterruptingStore(inner, _ => calls-- == 0, () => PurgeAsync(inner));
            await UpkeepAsync(store, what);
            if (!store.HasHappened) break;
            var left = Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories).Select(Path.GetFileName);
            Assert.DoesNotContain(left, name => name!.Contains("ckpt", StringComparison.Ordinal)
                || name.Contains("pack", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task An_upload_that_ends_half_way_leaves_no_file_behind()
    {
        using var folder = new TemporaryFolder();
        var files = new FileLogStore(folder.Path);
        await LivedAsync(files);
        foreach (var what in (string[])["checkpoint", "pack"])
        {
            var store = new InterruptingStore(
                files,
                call => call.StartsWith("publish", StringComparison.Ordinal),
                () => throw new InvalidOperationException("it ends here"));
            await Assert.ThrowsAsync<InvalidOperationException>(() => UpkeepAsync(store, what));
        }

        var left = Directory.EnumerateFiles(folder.Path, "*~*", SearchOption.AllDirectories);
        Assert.All(left, path => Assert.Matches("~(settled|put.lock)$", path));
    }

    [Fact]
    public async Task A_world_that_another_process_writes_is_not_purged()
    {
        using var folder = new TemporaryFolder();
        await LivedAsync(new FileLogStore(folder.Path));
        var held = await new FileLogStore(folder.Path).AcquireWriterAsync(LivedWorld.Id, Token);
        await using var lease = held.Lease!;
        var store = new FileLogStore(folder.Path);

        await Assert.ThrowsAsync<WriterHeldException>(() => PurgeAsync(store));
        Assert.Null((await ManifestAsync(store))!.Purge);
    }

    private static async Task<ILogStore> LivedAsync(ILogStore store)
    {
        await using var world = await LivedWorld.OpenAsync(store, new WorldLogOptions { SegmentAppendsMax = 3 });
        await world.LiveAsync(7);
        return store;
    }

    private static async Task UpkeepAsync(ILogStore store, string what)
    {
        IWorldChore chore = what == "pack"
            ? new SegmentPacking(store, new PackOptions(), TimeProvider.System)
            : new SegmentIndexer(store, TimeProvider.System, 1);
        if (what == "checkpoint")
        {
            var taker = new CheckpointTaker(store, LivedWorld.Id, TimeProvider.System, TimeSpan.FromSeconds(10));
            await taker.TakeAsync(null, Token);
        }
        else
        {
            await chore.RunAsync(LivedWorld.Id, Token);
        }
    }

    private static Task PurgeAsync(ILogStore store) =>
        new WorldPurger(store, LivedWorld.Id, TimeProvider.System).PurgeAsync("asked for", Token).AsTask();

    private static async Task<WorldManifest?> ManifestAsync(ILogStore store) =>
        await new Log.Manifests.ManifestStore(store, LivedWorld.Id, TimeProvider.System, TimeSpan.FromSeconds(1))
            .LookAsync(Token);

    private static async Task<List<BlobName>> NamesAsync(ILogStore store)
    {
        var names = new List<BlobName>();
        await foreach (var blob in store.ListAsync(BlobName.WorldPrefix(LivedWorld.Id), Token)) names.Add(blob.Name);
        return names;
    }
}
