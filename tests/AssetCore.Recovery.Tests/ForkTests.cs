using AssetCore.Format.Manifests;
using AssetCore.Ids;
using AssetCore.Log;
using AssetCore.Log.Manifests;
using AssetCore.Log.Memory;
using AssetCore.Log.Stores;
using AssetCore.Recovery.Forking;
using AssetCore.Recovery.Tests.Support;

namespace AssetCore.Recovery.Tests;

public sealed class ForkTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_fork_that_would_be_one_too_many_to_read_is_refused_and_nothing_is_made()
    {
        var store = new MemoryLogStore();
        await using var world = await LivedWorld.OpenAsync(store);
        await world.LiveAsync(1);
        var forker = new WorldForker(store, TimeProvider.System);
        for (var fork = 2; fork <= PastState.LineageMax; fork++)
            await forker.MakeAsync(new WorldId(fork), new WorldId(fork - 1), new WorldSeq(5), "on", null, Token);
        var (last, more) = (new WorldId(PastState.LineageMax), new WorldId(PastState.LineageMax + 1));
        Assert.NotNull(await BuildAsync(store, last, 1));

        var refusal = await Assert.ThrowsAsync<LineageTooLongException>(
            () => forker.MakeAsync(more, last, new WorldSeq(5), "on", null, Token).AsTask());
        Assert.Equal(PastState.LineageMax, refusal.Count);
        Assert.Contains("64", refusal.Message, StringComparison.Ordinal);
        await foreach (var blob in store.ListAsync(BlobName.WorldPrefix(more), Token)) Assert.Fail($"{blob.Name}");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_forks_own_history_is_told_though_the_world_it_comes_from_is_gone(bool isDamaged)
    {
        var store = new MemoryLogStore();
        await using var world = await LivedWorld.OpenAsync(store);
        await world.LiveAsync(4);
        var (fork, cut) = (new WorldId(2), world.Engine.Head);
        await ForkMaker.MakeAsync(store, LivedWorld.Id, fork, cut);
        await using var forked = await LivedWorld.OpenAsync(store, world: fork);
        await forked.LiveAsync(3);
        var manifest = BlobName.Manifest(LivedWorld.Id);
        await store.DeleteAsync(manifest, Token);
        if (isDamaged) await store.PutAsync(manifest, new byte[100], PutCondition.IfAbsent, Token);

        Assert.Equal(cut, (await BuildAsync(store, fork, cut.Value))!.State.Head);
        Assert.Equal(forked.Engine.Head, (await BuildAsync(store, fork, long.MaxValue))!.State.Head);
        Assert.Equal(forked.Engine.Head, await ReadAsync(store, fork, cut.Next));
        await Assert.ThrowsAnyAsync<Exception>(() => BuildAsync(store, fork, cut.Value - 1));
        var fault = await Assert.ThrowsAnyAsync<Exception>(() => ReadAsync(store, fork, cut));
        Assert.Equal(isDamaged, fault is LogCorruptException);
        Assert.Equal(!isDamaged, fault is WorldPurgedException);
    }

    [Fact]
    public async Task A_forks_own_history_is_told_though_the_world_it_comes_from_was_purged()
    {
        var store = new MemoryLogStore();
        await using var world = await LivedWorld.OpenAsync(store);
        await world.LiveAsync(4);
        var (fork, cut) = (new WorldId(2), world.Engine.Head);
        await ForkMaker.MakeAsync(store, LivedWorld.Id, fork, cut);
        await new ManifestStore(store, LivedWorld.Id, TimeProvider.System, TimeSpan.FromSeconds(1)).UpdateAsync(
            present => present! with { Purge = new WorldPurge(1, "asked for"), Checkpoints = [] }, Token);

        Assert.Equal(cut, (await BuildAsync(store, fork, cut.Value))!.State.Head);
        await Assert.ThrowsAsync<WorldPurgedException>(() => BuildAsync(store, fork, cut.Value - 1));
    }

    private static async Task<PastWorld?> BuildAsync(ILogStore store, WorldId world, long asOf) =>
        await PastState.BuildAsync(store, world, new WorldSeq(asOf), TimeProvider.System, null, Token);

    private static async Task<WorldSeq> ReadAsync(ILogStore store, WorldId world, WorldSeq from)
    {
        var last = WorldSeq.None;
        await foreach (var frame in new TimelineReader(store, world, TimeProvider.System).ReadFromAsync(from, Token))
            last = frame.Through;
        return last;
    }
}
