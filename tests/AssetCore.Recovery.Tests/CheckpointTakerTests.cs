using AssetCore.Format.Manifests;
using AssetCore.Ids;
using AssetCore.Log.Manifests;
using AssetCore.Log.Memory;
using AssetCore.Log.Stores;
using AssetCore.Log.Writing;
using AssetCore.Recovery.Tests.Support;

namespace AssetCore.Recovery.Tests;

public sealed class CheckpointTakerTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_checkpoint_is_the_same_file_however_it_was_taken()
    {
        var store = new MemoryLogStore();
        await using var world = await LivedWorld.OpenAsync(store, new WorldLogOptions { SegmentAppendsMax = 4 }, 7);
        for (var i = 0; i < 6; i++)
        {
            await world.LiveAsync(3);
            await world.Taker().TakeAsync(null, Token);
        }

        var merged = (await ManifestAsync(store))!.Checkpoints[0];
        var alone = await TakeAloneAsync(store, world, tailSizeMax: CheckpointTaker.TailSizeMax);
        var inPieces = await TakeAloneAsync(store, world, tailSizeMax: 10);
        Assert.Equal(merged, alone);
        Assert.Equal(merged, inPieces);
    }

    [Fact]
    public async Task A_world_whose_end_is_a_checkpoint_gets_no_other()
    {
        var store = new MemoryLogStore();
        await using var world = await LivedWorld.OpenAsync(store);
        await world.LiveAsync(2);
        var first = await world.Taker().TakeAsync(null, Token);
        var second = await world.Taker().TakeAsync(null, Token);
        Assert.True(first!.IsNew);
        Assert.False(second!.IsNew);
        Assert.Equal(first.Checkpoint, second.Checkpoint);
    }

    [Fact]
    public async Task A_world_that_nobody_wrote_to_gets_none()
    {
        var store = new MemoryLogStore();
        var taker = new CheckpointTaker(store, LivedWorld.Id, TimeProvider.System, TimeSpan.FromSeconds(1));
        Assert.Null(await taker.TakeAsync(null, Token));
        Assert.Null(await ManifestAsync(store));
    }

    [Fact]
    public async Task Takers_beside_each_other_and_beside_the_writer_agree()
    {
        var store = new MemoryLogStore();
        await using var world = await LivedWorld.OpenAsync(store);
        for (var i = 0; i < 10; i++)
        {
            var takers = Enumerable.Range(0, 3)
                .Select(_ => Task.Run(() => world.Taker().TakeAsync(null, Token).AsTask()))
                .ToList();
            await world.LiveAsync(4);
            await Task.WhenAll(takers);
        }

        var manifest = await ManifestAsync(store);
        Assert.All(manifest!.Checkpoints, known => Assert.True(known.Bytes > 0));
        await world.Taker().TakeAsync(null, Token);
        await using var _ = world;
        Assert.Equal(await NamesAsync(store), (await ManifestAsync(store))!.Checkpoints.Select(c => c.Batch).Reverse());
    }

    [Fact]
    public async Task At_most_sixteen_are_kept_and_the_further_back_the_further_apart()
    {
        var store = new MemoryLogStore();
        await using var world = await LivedWorld.OpenAsync(store);
        for (var i = 0; i < 60; i++)
        {
            await world.LiveAsync(1, 1);
            await world.Taker().TakeAsync(null, Token);
        }

        var kept = (await ManifestAsync(store))!.Checkpoints.Select(known => known.Batch.Value).ToList();
        Assert.Equal(ManifestCodec.CheckpointsMax, kept.Count);
        Assert.Equal([61, 60], kept.Take(2));
        Assert.True(kept[^1] <= 20, $"the oldest is {kept[^1]}");
        Assert.True(kept[^2] - kept[^1] >= kept[0] - kept[1], "old ones are further apart");
        Assert.Equal(kept.Order(), (await NamesAsync(store)).Select(batch => batch.Value));
    }

    [Fact]
    public async Task A_damaged_checkpoint_is_no_base_for_the_next_and_no_longer_named()
    {
        var store = new MemoryLogStore();
        await using var world = await LivedWorld.OpenAsync(store);
        await world.LiveAsync(4);
        await world.Taker().TakeAsync(null, Token);
        await world.LiveAsync(4);
        var bad = (await world.Taker().TakeAsync(null, Token))!.Checkpoint;
        await world.LiveAsync(4);
        await WorldRecoveryTests.DamageAsync(store, bad, (int)bad.Bytes - 40);
        var taken = await world.Taker().TakeAsync(null, Token);
        Assert.Equal(bad, Assert.Single(taken!.Bad).Checkpoint);
        Assert.DoesNotContain(bad, (await ManifestAsync(store))!.Checkpoints);
        Assert.DoesNotContain(bad.Batch, await NamesAsync(store));
        Assert.Equal(taken.Checkpoint, await TakeAloneAsync(store, world, CheckpointTaker.TailSizeMax));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_damaged_last_checkpoint_of_a_quiet_world_is_made_anew_under_its_name(int checkpoints)
    {
        var store = new MemoryLogStore();
        await using var world = await LivedWorld.OpenAsync(store);
        for (var i = 0; i < checkpoints; i++)
        {
            await world.LiveAsync(4);
            await world.Taker().TakeAsync(null, Token);
        }

        var named = (await ManifestAsync(store))!.Checkpoints;
        await WorldRecoveryTests.DamageAsync(store, named[0], (int)named[0].Bytes - 40);
        var taken = await world.Taker().TakeAsync(null, Token);

        Assert.True(taken!.IsNew);
        Assert.Equal(named[0], Assert.Single(taken.Bad).Checkpoint);
        Assert.Equal(named[0], taken.Checkpoint);
        Assert.Equal(named, (await ManifestAsync(store))!.Checkpoints);
        var again = await world.Taker().TakeAsync(null, Token);
        Assert.False(again!.IsNew);
        Assert.Empty(again.Bad);
    }

    [Fact]
    public async Task A_damaged_checkpoint_that_another_taker_made_anew_meanwhile_is_not_deleted()
    {
        var store = new MemoryLogStore();
        await using var world = await LivedWorld.OpenAsync(store);
        await world.LiveAsync(4);
        await world.Taker().TakeAsync(null, Token);
        var named = Assert.Single((await ManifestAsync(store))!.Checkpoints);
        await WorldRecoveryTests.DamageAsync(store, named, (int)named.Bytes - 40);
        var between = new InterruptingStore(
            store,
            call => call.StartsWith("put", StringComparison.Ordinal),
            async () => Assert.True((await world.Taker().TakeAsync(null, Token))!.IsNew));
        await Taker(between).TakeAsync(null, Token);

        Assert.True(between.HasHappened);
        Assert.DoesNotContain(between.Calls, call => call.StartsWith("delete", StringComparison.Ordinal));
        Assert.Equal([named], (await ManifestAsync(store))!.Checkpoints);
        Assert.Empty((await world.Taker().TakeAsync(null, Token))!.Bad);
    }

    [Fact]
    public async Task A_damaged_file_that_nobody_names_does_not_stand_in_the_way()
    {
        var store = new MemoryLogStore();
        await using var world = await LivedWorld.OpenAsync(store);
        await world.LiveAsync(4);
        var name = BlobName.Checkpoint(LivedWorld.Id, world.Engine.Batch);
        await store.PutAsync(name, new byte[200], PutCondition.IfAbsent, Token);
        var taken = await world.Taker().TakeAsync(null, Token);

        Assert.True(taken!.IsNew);
        Assert.Equal(taken.Checkpoint, Assert.Single((await ManifestAsync(store))!.Checkpoints));
        Assert.False((await world.Taker().TakeAsync(null, Token))!.IsNew);
    }

    [Fact]
    public async Task What_another_taker_overtook_is_not_called_new_nor_the_newest()
    {
        var store = new MemoryLogStore();
        await using var world = await LivedWorld.OpenAsync(store);
        await world.LiveAsync(4);
        var between = new InterruptingStore(
            store,
            call => call.StartsWith("publish", StringComparison.Ordinal),
            async () =>
            {
                await world.LiveAsync(1);
                Assert.True((await world.Taker().TakeAsync(null, Token))!.IsNew);
            });
        var overtaken = await Taker(between).TakeAsync(null, Token);

        Assert.False(overtaken!.IsNew);
        var named = Assert.Single((await ManifestAsync(store))!.Checkpoints);
        Assert.Equal(world.Engine.Batch, named.Batch);
        Assert.Equal(named, overtaken.Checkpoint);
        Assert.Equal([named.Batch], await NamesAsync(store));
    }

    [Fact]
    public async Task A_checkpoint_is_taken_up_to_a_batch_where_asked()
    {
        var store = new MemoryLogStore();
        await using var world = await LivedWorld.OpenAsync(store);
        await world.LiveAsync(9);
        var taken = await world.Taker().TakeAsync(new BatchNumber(4), Token);
        Assert.Equal(new BatchNumber(4), taken!.Checkpoint.Batch);
    }

    private static CheckpointTaker Taker(ILogStore store) =>
        new(store, LivedWorld.Id, TimeProvider.System, TimeSpan.FromSeconds(10));

    // Takes a checkpoint where no other is named, and puts everything back.
    private static async Task<CheckpointRef> TakeAloneAsync(MemoryLogStore store, LivedWorld world, long tailSizeMax)
    {
        var manifests = new ManifestStore(store, LivedWorld.Id, TimeProvider.System, TimeSpan.FromSeconds(1));
        var before = (await ManifestAsync(store))!.Checkpoints;
        await manifests.UpdateAsync(manifest => manifest! with { Checkpoints = [] }, Token);
        foreach (var batch in await NamesAsync(store))
            await store.DeleteAsync(BlobName.Checkpoint(LivedWorld.Id, batch), Token);
        var taken = await world.Taker(tailSizeMax).TakeAsync(null, Token);
        Assert.Equal(before[0].Batch, taken!.Checkpoint.Batch);
        return taken.Checkpoint;
    }

    private static async Task<WorldManifest?> ManifestAsync(MemoryLogStore store) =>
        await new ManifestStore(store, LivedWorld.Id, TimeProvider.System, TimeSpan.FromSeconds(1)).LookAsync(Token);

    private static async Task<List<BatchNumber>> NamesAsync(MemoryLogStore store)
    {
        var batches = new List<BatchNumber>();
        await foreach (var blob in store.ListAsync(BlobName.CheckpointPrefix(LivedWorld.Id), Token))
            if (BlobName.TryParseCheckpoint(blob.Name, LivedWorld.Id, out var batch)) batches.Add(batch);
        return batches;
    }
}
