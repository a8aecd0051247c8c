using AssetCore.Engine.Checkpoints;
using AssetCore.Format.Frames;
using AssetCore.Format.Manifests;
using AssetCore.Hashes;
using AssetCore.Ids;
using AssetCore.Log.Checkpoints;
using AssetCore.Log.Manifests;
using AssetCore.Log.Memory;
using AssetCore.Log.Stores;
using AssetCore.Log.Writing;
using AssetCore.Recovery.Indexes;
using AssetCore.Recovery.Tests.Support;
using AssetCore.Recovery.Verification;

namespace AssetCore.Recovery.Tests.Verification;

public sealed class WorldVerifierTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static readonly WorldLogOptions s_small = new() { SegmentAppendsMax = 4 };

    private readonly MemoryLogStore _store = new();

    [Fact]
    public async Task A_world_with_segments_writers_and_checkpoints_is_whole()
    {
        var world = await LiveAsync(8);
        await world.DisposeAsync();
        await using var second = await LivedWorld.OpenAsync(_store, s_small);
        await second.LiveAsync(4);
        await second.Taker().TakeAsync(null, Token);
        var report = await Verify.WorldAsync(_store);

        Assert.Empty(report.Findings);
        Assert.Empty(report.Notes);
        Assert.Equal(
            (second.Engine.Head, second.Engine.StateHash, second.Engine.State.ContentHash),
            (report.Head.WorldSeq, report.StateHash, report.ContentHash));
        Assert.Equal((2L, 2), (report.Epochs, report.Checkpoints));
        Assert.True(report.Segments > 2);
    }

    [Fact]
    public async Task A_world_that_is_not_there_has_no_report()
    {
        var verifier = new WorldVerifier(_store, new WorldId(7), TimeProvider.System);

        Assert.Null(await verifier.VerifyAsync(new VerifyOptions(), null, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_fork_is_held_against_its_source()
    {
        await using var world = await LiveAsync(6);
        await ForkMaker.MakeAsync(_store, LivedWorld.Id, new WorldId(2), world.Engine.Head);
        await using (var fork = await LivedWorld.OpenAsync(_store, s_small, world: new WorldId(2))) await fork.LiveAsync(3);
        var whole = await Verify.WorldAsync(_store, new WorldId(2));
        await Manifests(2).UpdateAsync(
            manifest => manifest! with { Lineage = manifest.Lineage! with { SourceHash = new Hash256(new byte[32]) } },
            TestContext.Current.CancellationToken);
        var other = await Verify.WorldAsync(_store, new WorldId(2));

        Assert.Empty(whole.Findings);
        Assert.Equal(FindingKind.Lineage, Assert.Single(other.Findings).Kind);
    }

    [Fact]
    public async Task A_fork_whose_source_is_elsewhere_is_whole_and_says_so()
    {
        await using var world = await LiveAsync(3);
        await ForkMaker.MakeAsync(_store, LivedWorld.Id, new WorldId(2), world.Engine.Head);
        var image = await StoreImage.TakeAsync(_store);
        foreach (var name in image.Blobs.Keys.Where(name => name.StartsWith("worlds/1/", StringComparison.Ordinal)))
            image = image.Without(new BlobName(name));
        var report = await Verify.WorldAsync(await image.ToStoreAsync(), new WorldId(2));

        Assert.Empty(report.Findings);
        Assert.Contains("not in this store", Assert.Single(report.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_checkpoint_of_another_state_is_found_though_every_byte_of_it_verifies()
    {
        await using var world = await LiveAsync(6);
        var elsewhere = new MemoryLogStore();
        await using var other = await LivedWorld.OpenAsync(elsewhere, s_small);
        await other.LiveAsync(world.Opened.Log.Head.Batch.Value is var batches ? (int)batches - 1 : 0, commits: 2);
        await other.Taker().TakeAsync(null, Token);
        var foreign = await new ManifestStore(elsewhere, LivedWorld.Id, TimeProvider.System, TimeSpan.FromSeconds(1))
            .LookAsync(TestContext.Current.CancellationToken);
        var reference = foreign!.Checkpoints[0];
        var name = BlobName.Checkpoint(LivedWorld.Id, reference.Batch);
        var image = (await StoreImage.TakeAsync(_store)).With(name, (await StoreImage.TakeAsync(elsewhere))[name]);
        var store = await image.ToStoreAsync();
        await new ManifestStore(store, LivedWorld.Id, TimeProvider.System, TimeSpan.FromSeconds(1)).UpdateAsync(
            manifest => manifest! with { Checkpoints = [reference] }, TestContext.Current.CancellationToken);
        var report = await Verify.WorldAsync(store);

        var finding = Assert.Single(report.Findings);
        Assert.Equal((FindingKind.Checkpoint, name.Value), (finding.Kind, finding.Blob));
    }

    [Fact]
    public async Task A_checkpoint_that_lost_its_keys_is_found_though_its_state_hash_is_right()
    {
        await using var world = await LiveAsync(6);
        var reference = (await Manifests(1).LookAsync(Token))!.Checkpoints[0];
        var time = TimeSpan.FromSeconds(1);
        await using var reader = new CheckpointStore(_store, LivedWorld.Id, TimeProvider.System, time).Open(reference);
        var head = await reader.ReadHeadAsync(Token);
        var name = BlobName.Checkpoint(LivedWorld.Id, reference.Batch);
        var store = await (await StoreImage.TakeAsync(_store)).Without(name).ToStoreAsync();
        using var upload = new CheckpointStore(store, LivedWorld.Id, TimeProvider.System, time).Begin(head);
        var contents = StateCheckpoint.WithoutKeys(world.Engine.State, world.Opened.Changes.Last, upload.Chunks);
        while (contents.WriteNext()) await upload.FlushAsync(Token);
        var keyless = await upload.PublishAsync(Token);
        await new ManifestStore(store, LivedWorld.Id, TimeProvider.System, time).UpdateAsync(
            manifest => manifest!.Checkpoints[0] == keyless ? null : manifest with { Checkpoints = [keyless] }, Token);
        var report = await Verify.WorldAsync(store);

        var finding = Assert.Single(report.Findings);
        Assert.Equal((FindingKind.Checkpoint, name.Value), (finding.Kind, finding.Blob));
        Assert.Contains("other keys", finding.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_fault_does_not_hide_another()
    {
        await using var world = await LiveAsync(8);
        var image = await StoreImage.TakeAsync(_store);
        var (segment, checkpoint) = (image.Segments()[1], image.Checkpoints()[0]);
        image = image.Flipped(segment, 300).Flipped(checkpoint, 200).Flipped(BlobName.Manifest(LivedWorld.Id), 20);
        var report = await Verify.WorldAsync(await image.ToStoreAsync());
        var kept = await Verify.WorldAsync(await image.With(
            BlobName.Manifest(LivedWorld.Id),
            (await StoreImage.TakeAsync(_store))[BlobName.Manifest(LivedWorld.Id)]).ToStoreAsync());

        Assert.Equal([FindingKind.Manifest, FindingKind.Frame], report.Findings.Select(finding => finding.Kind));
        Assert.Equal([FindingKind.Frame, FindingKind.Checkpoint], kept.Findings.Select(finding => finding.Kind));
        Assert.Equal(segment.Value, kept.Findings[0].Blob);
        Assert.InRange(kept.Findings[0].Offset!.Value, 0, 300);
    }

    [Fact]
    public async Task A_manifest_of_an_epoch_below_the_log_was_set_back()
    {
        await (await LiveAsync(3)).DisposeAsync();
        var name = BlobName.Manifest(LivedWorld.Id);
        var older = (await StoreImage.TakeAsync(_store))[name];
        await using (var second = await LivedWorld.OpenAsync(_store, s_small)) await second.LiveAsync(2);
        var report = await Verify.WorldAsync(
            await (await StoreImage.TakeAsync(_store)).With(name, older).ToStoreAsync());

        var finding = Assert.Single(report.Findings);
        Assert.Equal((FindingKind.Manifest, name.Value), (finding.Kind, finding.Blob));
        Assert.Contains("set back", finding.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_writer_that_claims_the_world_meanwhile_is_no_fault()
    {
        await (await LiveAsync(3)).DisposeAsync();
        var name = BlobName.Manifest(LivedWorld.Id);
        var older = (await StoreImage.TakeAsync(_store))[name];
        await using (var second = await LivedWorld.OpenAsync(_store, s_small)) await second.LiveAsync(2);
        var report = await Verify.WorldAsync(new LateManifestStore(_store, name, older));

        Assert.Empty(report.Findings);
    }

    [Fact]
    public async Task A_log_whose_manifest_is_gone_is_not_whole()
    {
        await using var world = await LiveAsync(3);
        var image = (await StoreImage.TakeAsync(_store)).Without(BlobName.Manifest(LivedWorld.Id));
        var report = await Verify.WorldAsync(await image.ToStoreAsync());

        Assert.Equal(FindingKind.Manifest, Assert.Single(report.Findings).Kind);
    }

    [Fact]
    public async Task A_segment_that_nothing_leads_to_is_found()
    {
        await using var world = await LiveAsync(8);
        var image = await StoreImage.TakeAsync(_store);
        var copy = BlobName.Segment(LivedWorld.Id, new BatchNumber(2));
        var report = await Verify.WorldAsync(await image.With(copy, image[image.Segments()[1]]).ToStoreAsync());

        var finding = Assert.Single(report.Findings);
        Assert.Equal((FindingKind.Stray, copy.Value), (finding.Kind, finding.Blob));
    }

    [Fact]
    public async Task A_pack_that_differs_from_its_segment_is_found_at_its_byte()
    {
        await using var world = await LiveAsync(8);
        var image = await StoreImage.TakeAsync(_store);
        var pack = BlobName.Pack(LivedWorld.Id, new BatchNumber(1));
        image = image.With(pack, image[image.Segments()[0]]);
        var same = await Verify.WorldAsync(await image.ToStoreAsync());
        var other = await Verify.WorldAsync(await image.Flipped(pack, 777).ToStoreAsync());

        Assert.Empty(same.Findings);
        var finding = Assert.Single(other.Findings);
        Assert.Equal((FindingKind.Pack, pack.Value, 777L), (finding.Kind, finding.Blob, finding.Offset));
    }

    [Fact]
    public async Task An_empty_segment_beside_its_pack_is_a_note_and_no_fault()
    {
        await using var world = await LiveAsync(8);
        var image = await StoreImage.TakeAsync(_store);
        var segment = image.Segments()[0];
        var pack = BlobName.Pack(LivedWorld.Id, new BatchNumber(1));
        image = image.With(pack, image[segment]).With(segment, []);
        var report = await Verify.WorldAsync(await image.ToStoreAsync());

        Assert.Empty(report.Findings);
        Assert.Contains(report.Notes, note => note.StartsWith($"{segment} is empty", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_index_that_is_not_that_of_its_segment_is_found()
    {
        await using var world = await LiveAsync(8);
        await new SegmentIndexer(_store, TimeProvider.System, 1).RunAsync(LivedWorld.Id, Token);
        var image = await StoreImage.TakeAsync(_store);
        Assert.True(BlobName.TryParseSegment(image.Segments()[1], LivedWorld.Id, out var second));
        var index = BlobName.Index(LivedWorld.Id, new BatchNumber(1));
        var swapped = image.With(index, image[BlobName.Index(LivedWorld.Id, second)]);

        Assert.Empty((await Verify.WorldAsync(_store)).Findings);
        var finding = Assert.Single((await Verify.WorldAsync(await swapped.ToStoreAsync())).Findings);
        Assert.Equal((FindingKind.Index, index.Value), (finding.Kind, finding.Blob));
    }

    [Fact]
    public async Task A_tail_that_was_cut_at_a_frame_above_every_bound_is_found_by_what_was_kept_elsewhere_alone()
    {
        await using var world = await LiveAsync(8, checkpoint: false);
        await world.LiveAsync(1);
        var whole = await Verify.WorldAsync(_store);
        var image = await StoreImage.TakeAsync(_store);
        var last = image.Segments()[^1];
        var cut = await image.With(last, CutLastFrame(image[last])).ToStoreAsync();
        var kept = new VerifyOptions { Expected = new ExpectedHead(whole.Head.WorldSeq, whole.Head.Hash) };

        Assert.Empty((await Verify.WorldAsync(cut)).Findings);
        var finding = Assert.Single((await Verify.WorldAsync(cut, options: kept)).Findings);
        Assert.Equal((FindingKind.Expectation, whole.Head.WorldSeq), (finding.Kind, finding.WorldSeq));
        Assert.Empty((await Verify.WorldAsync(_store, options: kept)).Findings);
    }

    [Fact]
    public async Task A_log_that_grew_behind_what_was_kept_still_fits_it_and_another_one_does_not()
    {
        await using var world = await LiveAsync(8);
        var kept = await Verify.WorldAsync(_store);
        await world.LiveAsync(5);
        var fits = new VerifyOptions { Expected = new ExpectedHead(kept.Head.WorldSeq, kept.Head.Hash) };
        var other = new VerifyOptions { Expected = new ExpectedHead(kept.Head.WorldSeq, new Hash256(new byte[32])) };
        var between = new VerifyOptions { Expected = new ExpectedHead(new WorldSeq(2), null) };

        Assert.Empty((await Verify.WorldAsync(_store, options: fits)).Findings);
        Assert.Single((await Verify.WorldAsync(_store, options: other)).Findings);
        Assert.Single((await Verify.WorldAsync(_store, options: between)).Findings);
    }

    [Fact]
    public async Task A_purged_world_is_whole_if_nothing_but_its_manifest_is_left()
    {
        await (await LiveAsync(2)).DisposeAsync();
        await Manifests(1).UpdateAsync(
            manifest => manifest! with { Checkpoints = [], Purge = new WorldPurge(1, "asked for") },
            TestContext.Current.CancellationToken);
        var leftovers = await Verify.WorldAsync(_store);
        var image = await StoreImage.TakeAsync(_store);
        foreach (var name in image.Blobs.Keys.Where(name => !name.EndsWith("manifest", StringComparison.Ordinal)))
            image = image.Without(new BlobName(name));

        Assert.Single(leftovers.Findings);
        Assert.Empty((await Verify.WorldAsync(await image.ToStoreAsync())).Findings);
    }

    private static byte[] CutLastFrame(byte[] segment)
    {
        var last = 0;
        for (var at = 0; at < segment.Length;)
        {
            Assert.Equal(FrameStatus.Whole, FrameReader.ReadHeader(segment.AsSpan(at), out var header));
            last = at;
            at += header.FrameBytes;
        }

        return segment[..last];
    }

    private ManifestStore Manifests(long world) =>
        new(_store, new WorldId(world), TimeProvider.System, TimeSpan.FromSeconds(1));

    private async Task<LivedWorld> LiveAsync(int batches, bool checkpoint = true)
    {
        var world = await LivedWorld.OpenAsync(_store, s_small);
        await world.LiveAsync(batches);
        if (checkpoint) await world.Taker().TakeAsync(null, default);
        return world;
    }
}
