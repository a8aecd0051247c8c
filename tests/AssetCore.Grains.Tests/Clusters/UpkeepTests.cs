using AssetCore.Client;
using AssetCore.Format.Manifests;
using AssetCore.Grains.Tests.Support;
using AssetCore.Ids;
using AssetCore.Log.Manifests;
using AssetCore.Log.Memory;
using AssetCore.Log.Stores;
using AssetCore.Testing.Grains;

namespace AssetCore.Grains.Tests.Clusters;

public sealed class UpkeepTests
{
    [Fact]
    public async Task Checkpoints_are_taken_by_what_replay_costs_and_a_world_opens_from_them()
    {
        var store = new MemoryLogStore();
        await using (var cluster = await StartAsync(store))
        {
            var world = cluster.World(0);
            await world.CommitAsync(Requests.Setup());
            var moves = 0;
            await WorldCluster.UntilAsync(async () =>
            {
                Assert.True((await world.CommitAsync(Requests.Move($"m{moves++}"))).IsCommitted);
                return (await ManifestAsync(store))?.Checkpoints.Length >= 2;
            });
        }

        await using var later = await StartAsync(store, makeWorld: false);
        var again = await later.World(0).CommitAsync(Requests.Move("m0"));
        Assert.True(again.Receipt?.IdempotentReplay);
        Assert.NotNull((await later.World(0).ListBalancesAsync(Requests.B)).Answer);
        Assert.Equal("a test", (await later.Writer(1).StatusAsync()).Status?.Reason);
    }

    [Fact]
    public async Task A_checkpoint_is_taken_on_request_and_not_twice_at_the_same_place()
    {
        await using var cluster = await WorldCluster.StartAsync(new MemoryLogStore());
        await cluster.World(0).CommitAsync(Requests.Setup());
        var first = await cluster.Writer(1).CheckpointAsync();
        var second = await cluster.Writer(1).CheckpointAsync();
        Assert.True(first.Checkpoint?.IsNew);
        Assert.Equal(first.Checkpoint! with { IsNew = false }, second.Checkpoint);
        Assert.Equal(ErrorCode.NamespaceNotFound, (await cluster.Writer(9).CheckpointAsync()).Rejection?.Code);
        Assert.Equal(ErrorCode.NamespaceNotFound, (await cluster.Writer(0).CheckpointAsync()).Rejection?.Code);
    }

    [Fact]
    public async Task A_store_that_takes_no_checkpoint_delays_and_refuses_no_commit()
    {
        var store = new PlannedLogStore(new MemoryLogStore()) { RefusesStaging = true };
        await using var cluster = await StartAsync(store);
        var world = cluster.World(0);
        await world.CommitAsync(Requests.Setup());
        for (var i = 0; i < 30; i++) Assert.True((await world.CommitAsync(Requests.Move($"m{i}"))).IsCommitted);
        var refused = await cluster.Writer(1).CheckpointAsync();
        Assert.Equal(ErrorCode.StorageUnavailable, refused.Rejection?.Code);
        store.RefusesStaging = false;

        // The world's own upkeep may have taken it a moment before.
        Assert.NotNull((await cluster.Writer(1).CheckpointAsync()).Checkpoint);
    }

    [Fact]
    public async Task Segments_of_a_quiet_world_go_once_their_packs_are_old_enough()
    {
        var store = new MemoryLogStore();
        await using var cluster = await WorldCluster.StartAsync(
            store, configure: Packing(TimeSpan.FromMilliseconds(50)));
        var world = cluster.World(0);
        await world.CommitAsync(Requests.Setup());
        for (var i = 0; i < 7; i++) Assert.True((await world.CommitAsync(Requests.Move($"m{i}"))).IsCommitted);

        // Nobody commits any more: what is left is the pack of each segment but the last.
        await WorldCluster.UntilAsync(async () => await SegmentsAsync(store) == 1);
    }

    [Fact]
    public async Task A_world_that_is_only_opened_has_its_chores_done()
    {
        var store = new MemoryLogStore();
        await using (var cluster = await WorldCluster.StartAsync(store, configure: Packing(TimeSpan.FromDays(1))))
        {
            var world = cluster.World(0);
            await world.CommitAsync(Requests.Setup());
            for (var i = 0; i < 7; i++) Assert.True((await world.CommitAsync(Requests.Move($"m{i}"))).IsCommitted);
        }

        Assert.True(await SegmentsAsync(store) > 2);
        await using var later = await WorldCluster.StartAsync(
            store, configure: Packing(TimeSpan.FromMilliseconds(50)), makeWorld: false);
        Assert.NotNull((await later.Writer(1).StatusAsync()).Status);
        await WorldCluster.UntilAsync(async () => await SegmentsAsync(store) == 1);
    }

    private static Action<AssetCoreOptions> Packing(TimeSpan grace) => options =>
    {
        options.Log.SegmentAppendsMax = 3;
        options.Packs.PackGraceAge = grace;
    };

    private static async Task<int> SegmentsAsync(MemoryLogStore store)
    {
        var segments = 0;
        await foreach (var blob in store.ListAsync(BlobName.LogPrefix(new WorldId(1)), default))
            if (BlobName.TryParseSegment(blob.Name, new WorldId(1), out _)) segments++;
        return segments;
    }

    private static Task<WorldCluster> StartAsync(ILogStore store, bool makeWorld = true) => WorldCluster.StartAsync(
        store, configure: options => options.Checkpoints.TailFramesMax = 10, makeWorld: makeWorld);

    private static async Task<WorldManifest?> ManifestAsync(MemoryLogStore store)
    {
        var manifests = new ManifestStore(store, new WorldId(1), TimeProvider.System, TimeSpan.FromSeconds(1));
        return await manifests.LookAsync(default);
    }
}
