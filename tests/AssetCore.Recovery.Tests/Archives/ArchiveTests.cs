using AssetCore.Format.Archives;
using AssetCore.Ids;
using AssetCore.Log;
using AssetCore.Log.Manifests;
using AssetCore.Log.Memory;
using AssetCore.Log.Stores;
using AssetCore.Log.Writing;
using AssetCore.Recovery.Archives;
using AssetCore.Recovery.Tests.Support;

namespace AssetCore.Recovery.Tests.Archives;

public sealed class ArchiveTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static readonly WorldLogOptions s_small = new() { SegmentAppendsMax = 4 };

    private readonly MemoryLogStore _store = new();

    [Fact]
    public async Task An_imported_world_has_every_byte_and_goes_on_in_a_new_epoch()
    {
        await using var world = await LiveAsync(9);
        var archive = await ExportAsync(_store);
        var target = new MemoryLogStore();
        var report = await ImportAsync(target, archive);
        var (before, after) = (await StoreImage.TakeAsync(_store), await StoreImage.TakeAsync(target));
        await using var again = await LivedWorld.OpenAsync(target, s_small);

        Assert.False(report.WasContinued);
        Assert.Equal(before.Segments(), after.Segments());
        Assert.All(before.Segments(), name => Assert.Equal(before[name], after[name]));
        Assert.Equal(before.Checkpoints()[^1], Assert.Single(after.Checkpoints()));
        Assert.Equal(before[before.Checkpoints()[^1]], after[before.Checkpoints()[^1]]);
        Assert.NotNull(again.Opened.Checkpoint);
        Assert.Equal(
            (world.Engine.Head, world.Engine.StateHash), (again.Engine.Head, again.Engine.StateHash));
        await again.LiveAsync(2);
        Assert.Equal(world.Log.Head.Epoch.Next, again.Log.Head.Epoch);
        Assert.Empty((await Verify.WorldAsync(target)).Findings);
    }

    [Fact]
    public async Task The_manifest_says_where_the_world_was_imported_from()
    {
        await using var world = await LiveAsync(3);
        using var file = await ExportAsync(_store);
        var target = new MemoryLogStore();
        var report = await ImportAsync(target, file);
        var manifest = await Manifest(target).LookAsync(TestContext.Current.CancellationToken);

        Assert.Equal(report.Manifest, manifest);
        Assert.Equal(
            (LivedWorld.Id, world.Engine.Head),
            (manifest!.Import!.OriginalWorld, manifest.Import.WorldSeq));
        Assert.Equal(Convert.ToHexStringLower(file.ToArray()[^32..]), manifest.Import.Archive.ToString());
    }

    [Fact]
    public async Task Every_sequence_number_is_rounded_down_to_the_end_of_a_batch()
    {
        await using var world = await LiveAsync(5);
        var ends = new List<long>();
        await foreach (var frame in new Log.Reading.WorldLogReader(_store, LivedWorld.Id)
            .ReadAsync(new BatchNumber(1), Token)) ends.Add(frame.Header.LastWorldSeq.Value);
        for (var at = 1L; at <= world.Engine.Head.Value + 1; at++)
        {
            using var file = await ExportAsync(_store, at: new WorldSeq(at));
            using var archive = await WorldArchive.OpenAsync(file, null, Token);
            var report = await Verify.WorldAsync(archive);

            Assert.Equal(ends.Last(end => end <= at), archive.Summary.WorldSeq.Value);
            Assert.Empty(report.Findings);
            Assert.Equal((archive.Summary.StateHash, archive.Summary.Hash), (report.StateHash, report.Head.Hash));
        }
    }

    [Fact]
    public async Task A_fork_goes_with_its_lineage_and_its_first_checkpoint()
    {
        await using var world = await LiveAsync(4);
        var fork = new WorldId(2);
        await ForkMaker.MakeAsync(_store, LivedWorld.Id, fork, world.Engine.Head);
        using var untouched = await ExportAsync(_store, fork);
        await using var lived = await LivedWorld.OpenAsync(_store, s_small, world: fork);
        await lived.LiveAsync(6);
        await lived.Taker().TakeAsync(null, Token);
        using var file = await ExportAsync(_store, fork);
        var (target, other) = (new MemoryLogStore(), new MemoryLogStore());
        await ImportAsync(target, file);
        await ImportAsync(other, untouched);
        await using var again = await LivedWorld.OpenAsync(target, s_small, world: fork);
        await using var young = await LivedWorld.OpenAsync(other, s_small, world: fork);

        var (before, after) = (await Manifest(_store, 2).LookAsync(Token), await Manifest(target, 2).LookAsync(Token));
        Assert.Equal(before!.Lineage, after!.Lineage);
        Assert.Equal(before.Genesis, after.Genesis);
        Assert.Equal(lived.Engine.StateHash, again.Engine.StateHash);
        Assert.Equal(world.Engine.State.ContentHash, young.Engine.State.ContentHash);
        await young.LiveAsync(1);
        Assert.Empty((await Verify.WorldAsync(other, fork)).Findings);
        Assert.NotNull(await PastAsync(target, fork, world.Engine.Head));
        await Assert.ThrowsAsync<WorldPurgedException>(() => PastAsync(target, fork, new WorldSeq(1)));
    }

    private static async Task<PastWorld?> PastAsync(ILogStore store, WorldId world, WorldSeq at) =>
        await PastState.BuildAsync(store, world, at, TimeProvider.System, null, default);

    [Fact]
    public async Task What_was_never_written_or_lies_before_everything_cannot_be_exported()
    {
        await using var world = await LiveAsync(4);
        await ForkMaker.MakeAsync(_store, LivedWorld.Id, new WorldId(2), world.Engine.Head);

        await Assert.ThrowsAsync<NothingToExportException>(() => ExportAsync(_store, new WorldId(9)));
        var before = await Assert.ThrowsAsync<NothingToExportException>(
            () => ExportAsync(_store, new WorldId(2), new WorldSeq(2)));
        Assert.Contains("export world 1 instead", before.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_log_that_was_cut_below_what_the_manifest_knows_is_not_exported()
    {
        await using var world = await LiveAsync(9);
        var image = await StoreImage.TakeAsync(_store);
        var cut = await image.Without(image.Segments()[^1]).Without(image.Segments()[^2]).ToStoreAsync();

        await Assert.ThrowsAsync<LogCorruptException>(() => ExportAsync(cut));
    }

    [Fact]
    public async Task A_world_is_exported_beside_its_writer()
    {
        await using var world = await LiveAsync(3);
        using var first = await ExportAsync(_store);
        await world.LiveAsync(3);
        using var second = await ExportAsync(_store);
        using var archive = await WorldArchive.OpenAsync(second, null, Token);

        Assert.Equal(world.Engine.Head, archive.Summary.WorldSeq);
        Assert.NotEqual(first.ToArray(), second.ToArray());
    }

    [Fact]
    public async Task The_same_world_has_the_same_archive()
    {
        await using var world = await LiveAsync(6);
        using var first = await ExportAsync(_store);
        using var second = await ExportAsync(_store);

        Assert.Equal(first.ToArray(), second.ToArray());
    }

    [Fact]
    public async Task A_damaged_checkpoint_does_not_go_along()
    {
        await using var world = await LiveAsync(6);
        var image = await StoreImage.TakeAsync(_store);
        using var file = await ExportAsync(await image.Flipped(image.Checkpoints()[^1], 300).ToStoreAsync());
        using var archive = await WorldArchive.OpenAsync(file, null, Token);

        Assert.Equal(0, archive.Summary.Checkpoints);
    }

    [Fact]
    public async Task Every_flipped_bit_of_an_archive_is_found()
    {
        await using var world = await LiveAsync(1);
        var bytes = (await ExportAsync(_store)).ToArray();
        for (var at = 0; at < bytes.Length; at++)
        {
            bytes[at] ^= (byte)(1 << (at % 8));
            using var damaged = new MemoryStream((byte[])bytes.Clone());
            bytes[at] ^= (byte)(1 << (at % 8));
            await Assert.ThrowsAsync<ArchiveCorruptException>(
                async () => (await WorldArchive.OpenAsync(damaged, null, Token)).Dispose());
        }
    }

    [Fact]
    public async Task An_archive_that_is_cut_or_goes_on_is_none()
    {
        await using var world = await LiveAsync(1);
        var bytes = (await ExportAsync(_store)).ToArray();
        for (var length = 0; length <= bytes.Length + 1; length++)
        {
            if (length == bytes.Length) continue;
            using var damaged = new MemoryStream(
                [.. bytes.Take(length), .. new byte[Math.Max(0, length - bytes.Length)]]);
            await Assert.ThrowsAsync<ArchiveCorruptException>(
                async () => (await WorldArchive.OpenAsync(damaged, null, Token)).Dispose());
        }
    }

    [Fact]
    public async Task An_archive_of_forged_frames_is_refused_by_its_replay()
    {
        await using var world = await LiveAsync(2);
        var image = await StoreImage.TakeAsync(_store);
        var summary = (await WorldArchive.OpenAsync(await ExportAsync(_store), null, Token)).Summary;
        using var encoder = new ArchiveEncoder(new ArchiveOrigin(LivedWorld.Id, null, null));
        var segment = image[image.Segments()[0]];
        encoder.Begin(new ArchiveBlob.Segment(new BatchNumber(1)));
        encoder.Add(segment);
        encoder.End(summary with { Checkpoints = 0, Batch = summary.Batch.Next, LogBytes = segment.Length });
        var exception = await Assert.ThrowsAsync<ImportException>(
            () => ImportAsync(new MemoryLogStore(), new MemoryStream(encoder.Bytes.Span.ToArray())));

        Assert.Equal(ImportFault.Broken, exception.Fault);
    }

    private async Task<LivedWorld> LiveAsync(int batches)
    {
        var world = await LivedWorld.OpenAsync(_store, s_small);
        await world.LiveAsync(batches);
        await world.Taker().TakeAsync(null, default);
        return world;
    }

    private static ManifestStore Manifest(ILogStore store, long world = 1) =>
        new(store, new WorldId(world), TimeProvider.System, TimeSpan.FromSeconds(1));

    private static async Task<MemoryStream> ExportAsync(ILogStore store, WorldId? world = null, WorldSeq? at = null)
    {
        var file = new MemoryStream();
        var exporter = new WorldExporter(store, world ?? LivedWorld.Id, TimeProvider.System);
        var report = await exporter.ExportAsync(at, file, null, default);
        Assert.Equal(report.Bytes, file.Length);
        file.Position = 0;
        return file;
    }

    private static async Task<ImportReport> ImportAsync(ILogStore store, MemoryStream file)
    {
        file.Position = 0;
        using var archive = await WorldArchive.OpenAsync(file, null, default);
        return await new WorldImporter(store, TimeProvider.System).ImportAsync(archive, null, default);
    }
}
