using AssetCore.Engine.State;
using AssetCore.Ids;
using AssetCore.Log.Memory;
using AssetCore.Log.Writing;
using AssetCore.Recovery.Tests.Support;

namespace AssetCore.Recovery.Tests;

public sealed class PastStateTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_past_state_is_that_of_the_last_commit_that_ends_by_then()
    {
        var store = new MemoryLogStore();
        await using var world = await LivedWorld.OpenAsync(store, new WorldLogOptions { SegmentAppendsMax = 4 });
        for (var i = 0; i < 3; i++)
        {
            await world.LiveAsync(4);
            await world.Taker().TakeAsync(null, Token);
        }

        await world.LiveAsync(2);
        for (var asOf = 1L; asOf <= world.Engine.Head.Value + 1; asOf++)
        {
            var past = await BuildAsync(store, LivedWorld.Id, asOf);
            var replayed = await LivedWorld.ReplayAsync(store, new WorldSeq(asOf));
            AssertSame(replayed, past!.State);
            Assert.Equal(past.State.Batch, past.Place.Head.Batch);
            Assert.Equal("genesis", past.Change!.Reason);
        }
    }

    [Fact]
    public async Task Before_the_first_commit_ends_there_is_no_state()
    {
        var store = new MemoryLogStore();
        Assert.Null(await BuildAsync(store, LivedWorld.Id, 1));
        await using var world = await LivedWorld.OpenAsync(store);
        await world.LiveAsync(1);
        Assert.Equal(new WorldSeq(1), (await BuildAsync(store, LivedWorld.Id, 1))!.State.Head);
        Assert.Equal(new WorldSeq(1), (await BuildAsync(store, LivedWorld.Id, 2))!.State.Head);
    }

    [Fact]
    public async Task What_a_fork_shares_is_told_by_the_world_it_comes_from()
    {
        var store = new MemoryLogStore();
        await using var world = await LivedWorld.OpenAsync(store);
        await world.LiveAsync(6);
        await world.Taker().TakeAsync(new BatchNumber(3), Token);

        // The end of the second commit of batch 5, inside it.
        var cut = (await BuildAsync(store, LivedWorld.Id, 31))!.State.Head;
        var fork = new WorldId(2);
        await ForkMaker.MakeAsync(store, LivedWorld.Id, fork, cut);
        await world.LiveAsync(3);
        await using var forked = await LivedWorld.OpenAsync(store, world: fork);
        await forked.LiveAsync(4);

        for (var asOf = 1L; asOf <= cut.Value; asOf++)
        {
            var (own, source) = (await BuildAsync(store, fork, asOf), await BuildAsync(store, LivedWorld.Id, asOf));
            AssertSame(source!.State, own!.State);
        }

        Assert.Equal(forked.Engine.State.ContentHash, (await BuildAsync(store, fork, 1_000))!.State.ContentHash);
        await AssertTimelineAsync(store, fork, cut, forked.Engine.Head);
    }

    [Fact]
    public async Task A_fork_whose_first_checkpoint_is_damaged_is_corrupt()
    {
        var store = new MemoryLogStore();
        await using var world = await LivedWorld.OpenAsync(store);
        await world.LiveAsync(6);
        var fork = new WorldId(2);
        var genesis = await ForkMaker.MakeAsync(store, LivedWorld.Id, fork, world.Engine.Head);
        await store.DeleteAsync(Log.Stores.BlobName.Checkpoint(fork, genesis.Batch), Token);
        await Assert.ThrowsAsync<Log.LogCorruptException>(() => LivedWorld.OpenAsync(store, world: fork));
    }

    private static async Task AssertTimelineAsync(MemoryLogStore store, WorldId fork, WorldSeq cut, WorldSeq head)
    {
        var next = new WorldSeq(1);
        await foreach (var frame in new TimelineReader(store, fork, TimeProvider.System).ReadFromAsync(next, Token))
        {
            Assert.Equal(next, frame.Frame.Header.FirstWorldSeq);
            Assert.Equal(frame.Frame.Header.LastWorldSeq > frame.Through, !frame.IsWhole);
            Assert.Equal(frame.Through > cut ? fork : LivedWorld.Id, frame.Frame.Header.World);
            next = frame.Through.Next;
        }

        Assert.Equal(head.Next, next);
    }

    private static void AssertSame(WorldState expected, WorldState actual)
    {
        Assert.Equal(expected.Head, actual.Head);
        Assert.Equal((expected.StateHash, expected.ContentHash), (actual.StateHash, actual.ContentHash));
    }

    private static async Task<PastWorld?> BuildAsync(MemoryLogStore store, WorldId world, long asOf) =>
        await PastState.BuildAsync(store, world, new WorldSeq(asOf), TimeProvider.System, null, Token);
}
