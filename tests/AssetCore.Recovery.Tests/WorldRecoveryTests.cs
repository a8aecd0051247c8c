using AssetCore.Format.Manifests;
using AssetCore.Ids;
using AssetCore.Log.Files;
using AssetCore.Log.Memory;
using AssetCore.Log.Reading;
using AssetCore.Log.Stores;
using AssetCore.Log.Writing;
using AssetCore.Recovery.Checkpoints;
using AssetCore.Recovery.Tests.Support;
using AssetCore.Testing.Stores;

namespace AssetCore.Recovery.Tests;

public sealed class WorldRecoveryTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static readonly WorldLogOptions s_manySegments = new() { SegmentAppendsMax = 5 };

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(20)]
    public async Task A_world_opens_from_its_checkpoint_and_the_batches_since(int since)
    {
        var store = new MemoryLogStore();
        await using (var world = await LivedWorld.OpenAsync(store, s_manySegments))
        {
            await world.LiveAsync(17);
            var taken = await world.Taker().TakeAsync(null, Token);
            Assert.True(taken!.IsNew);
            await world.LiveAsync(since);
        }

        await using var opened = await LivedWorld.OpenAsync(store, s_manySegments);
        Assert.Equal(new BatchNumber(18), opened.Opened.Checkpoint!.Batch);
        Assert.Equal(since, opened.Opened.Tail.Frames);
        Assert.Empty(opened.Opened.Bad);
        Assert.Equal("genesis", opened.Opened.Changes.Last!.Reason);
        Assert.Equal((await LivedWorld.ReplayAsync(store)).StateHash, opened.Engine.StateHash);
        await opened.LiveAsync(3);
        Assert.Equal((await LivedWorld.ReplayAsync(store)).StateHash, opened.Engine.StateHash);
    }

    [Fact]
    public async Task A_world_in_files_opens_from_its_checkpoint()
    {
        using var folder = new TemporaryFolder();
        await using (var world = await LivedWorld.OpenAsync(new FileLogStore(folder.Path), s_manySegments))
        {
            await world.LiveAsync(12);
            await world.Taker().TakeAsync(null, Token);
            await world.LiveAsync(3);
        }

        var store = new FileLogStore(folder.Path);
        await using var opened = await LivedWorld.OpenAsync(store, s_manySegments);
        Assert.Equal(3, opened.Opened.Tail.Frames);
        Assert.Equal((await LivedWorld.ReplayAsync(store)).StateHash, opened.Engine.StateHash);
    }

    [Fact]
    public async Task A_damaged_checkpoint_is_told_and_the_one_before_is_used()
    {
        var store = new MemoryLogStore();
        CheckpointRef second;
        await using (var world = await LivedWorld.OpenAsync(store))
        {
            await world.LiveAsync(5);
            await world.Taker().TakeAsync(null, Token);
            await world.LiveAsync(5);
            second = (await world.Taker().TakeAsync(null, Token))!.Checkpoint;
            await world.LiveAsync(2);
        }

        await DamageAsync(store, second, 200);
        await using var opened = await LivedWorld.OpenAsync(store);
        Assert.Equal(second, Assert.Single(opened.Opened.Bad).Checkpoint);
        Assert.Equal(new BatchNumber(6), opened.Opened.Checkpoint!.Batch);
        Assert.Equal((await LivedWorld.ReplayAsync(store)).StateHash, opened.Engine.StateHash);
    }

    [Fact]
    public async Task A_world_without_a_good_checkpoint_is_replayed_from_its_first_batch()
    {
        var store = new MemoryLogStore();
        await using (var world = await LivedWorld.OpenAsync(store))
        {
            await world.LiveAsync(5);
            var taken = await world.Taker().TakeAsync(null, Token);
            await store.DeleteAsync(BlobName.Checkpoint(LivedWorld.Id, taken!.Checkpoint.Batch), Token);
        }

        await using var opened = await LivedWorld.OpenAsync(store);
        Assert.Null(opened.Opened.Checkpoint);
        Assert.Single(opened.Opened.Bad);
        Assert.Equal(6, opened.Opened.Tail.Frames);
    }

    [Fact]
    public async Task A_replica_is_built_from_the_checkpoint_and_told_where_to_read_on()
    {
        var store = new MemoryLogStore();
        await using var world = await LivedWorld.OpenAsync(store, s_manySegments);
        await world.LiveAsync(9);
        await world.Taker().TakeAsync(null, Token);
        await world.LiveAsync(2);
        var log = new WorldLogReader(store, LivedWorld.Id);
        var replica = await ReplicaRecovery.BuildAsync(store, log, TimeProvider.System, null, Token);
        Assert.Equal(world.Engine.StateHash, replica!.State.StateHash);
        await world.LiveAsync(2);
        await foreach (var frame in log.ReadAsync(replica.End, Token)) ChainedReplay.Apply(replica.State, frame);
        Assert.Equal(world.Engine.StateHash, replica.State.StateHash);
    }

    [Fact]
    public async Task A_replica_of_a_world_that_nobody_wrote_to_is_nothing()
    {
        var store = new MemoryLogStore();
        var log = new WorldLogReader(store, LivedWorld.Id);
        Assert.Null(await ReplicaRecovery.BuildAsync(store, log, TimeProvider.System, null, Token));
    }

    [Fact]
    public void The_next_checkpoint_is_due_by_bytes_frames_or_events_and_never_for_little()
    {
        var policy = new CheckpointPolicy(new CheckpointOptions
        {
            TailBytesMax = 1_000_000,
            TailFramesMax = 100,
            TailEventsMax = 5_000,
            TailShareMin = 0.5,
        });
        Assert.False(policy.IsDue(new ReplayCost(999_999, 99, 4_999), null));
        Assert.True(policy.IsDue(new ReplayCost(1_000_000, 0, 0), null));
        Assert.True(policy.IsDue(new ReplayCost(1, 100, 0), null));
        Assert.True(policy.IsDue(new ReplayCost(1, 0, 5_000), null));
        var large = new CheckpointRef(new BatchNumber(1), new WorldSeq(1), 4_000_000, default);
        Assert.False(policy.IsDue(new ReplayCost(1_999_999, 1_000, 50_000), large));
        Assert.True(policy.IsDue(new ReplayCost(2_000_000, 1_000, 50_000), large));
    }

    internal static async Task DamageAsync(MemoryLogStore store, CheckpointRef checkpoint, int at)
    {
        var name = BlobName.Checkpoint(LivedWorld.Id, checkpoint.Batch);
        var bytes = new byte[checkpoint.Bytes];
        await store.ReadAsync(name, 0, bytes, Token);
        bytes[at] ^= 1;
        await store.DeleteAsync(name, Token);
        Assert.True((await store.PutAsync(name, bytes, PutCondition.IfAbsent, Token)).IsDone);
    }
}
