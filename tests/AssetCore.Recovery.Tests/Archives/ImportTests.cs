using AssetCore.Format.Manifests;
using AssetCore.Log;
using AssetCore.Log.Files;
using AssetCore.Log.Manifests;
using AssetCore.Log.Memory;
using AssetCore.Log.Stores;
using AssetCore.Log.Writing;
using AssetCore.Recovery.Archives;
using AssetCore.Recovery.Tests.Support;
using AssetCore.Testing.Stores;

namespace AssetCore.Recovery.Tests.Archives;

public sealed class ImportTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static readonly WorldLogOptions s_small = new() { SegmentAppendsMax = 3 };

    [Fact]
    public async Task A_world_that_is_there_is_not_imported_over()
    {
        var archive = await ArchiveAsync(new MemoryLogStore(), 5);
        var there = new MemoryLogStore();
        await (await LivedWorld.OpenAsync(there)).DisposeAsync();
        var before = await StoreImage.TakeAsync(there);

        Assert.Equal(ImportFault.Exists, (await RefusedAsync(there, archive)).Fault);
        Assert.Equal(before.Blobs, (await StoreImage.TakeAsync(there)).Blobs, BytesEqual);
        var lost = await before.Without(BlobName.Manifest(LivedWorld.Id)).ToStoreAsync();
        Assert.Equal(ImportFault.Exists, (await RefusedAsync(lost, archive)).Fault);
    }

    [Fact]
    public async Task An_import_is_not_repeated_once_it_is_over()
    {
        var archive = await ArchiveAsync(new MemoryLogStore(), 5);
        var target = new MemoryLogStore();
        await ImportAsync(target, archive);
        var before = await StoreImage.TakeAsync(target);

        Assert.Equal(ImportFault.Exists, (await RefusedAsync(target, archive)).Fault);
        Assert.Equal(before.Blobs, (await StoreImage.TakeAsync(target)).Blobs, BytesEqual);
    }

    [Fact]
    public async Task A_purged_number_is_never_used_again()
    {
        var archive = await ArchiveAsync(new MemoryLogStore(), 2);
        var target = new MemoryLogStore();
        await Manifests(target).UpdateAsync(
            _ => new WorldManifest { World = LivedWorld.Id, Purge = new WorldPurge(1, "asked for") }, Token);
        var refusal = await RefusedAsync(target, archive);

        Assert.Equal(ImportFault.Exists, refusal.Fault);
        Assert.Contains("purged", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_crash_at_any_call_nobody_opens_the_world_and_a_repetition_completes_it()
    {
        var source = new MemoryLogStore();
        var archive = await ArchiveAsync(source, 12);
        var whole = await StoreImage.TakeAsync(source);
        var crashes = 0;
        for (var calls = 0; ; calls++)
        {
            var target = new MemoryLogStore();
            try
            {
                await ImportAsync(new CrashingStore(target, calls), archive);
                break;
            }
            catch (CrashingStore.CrashException)
            {
                crashes++;
            }

            await AssertNobodyOpensLessAsync(target, whole);
            var report = await ImportAsync(target, archive, acceptExisting: true);
            var image = await StoreImage.TakeAsync(target);
            Assert.All(whole.Segments(), name => Assert.Equal(whole[name], image[name]));
            Assert.Empty((await Verify.WorldAsync(target)).Findings);
            if (report is { WasContinued: true }) continue;
        }

        Assert.True(crashes > 15, $"{crashes} crashes");
    }

    [Fact]
    public async Task Of_two_imports_at_once_one_completes_and_the_other_deletes_nothing_more()
    {
        var source = new MemoryLogStore();
        var archive = await ArchiveAsync(source, 12);
        var whole = await StoreImage.TakeAsync(source);
        for (var at = 0; ; at++)
        {
            // An interrupted import is there, so that both have something to clean.
            var target = new MemoryLogStore();
            await Assert.ThrowsAsync<CrashingStore.CrashException>(
                () => ImportAsync(new CrashingStore(target, 12), archive));
            var (calls, made) = (at, 0);
            var first = new InterruptingStore(
                target,
                _ => calls-- == 0 || made++ < 0,
                async () =>
                {
                    await ImportAsync(target, archive);
                    await using var world = await LivedWorld.OpenAsync(target, s_small);
                    await world.LiveAsync(1);
                });
            var fault = await Record.ExceptionAsync(() => ImportAsync(first, archive));
            if (!first.HasHappened) break;

            // One call was on its way; after it the loser looks, and ends. (A call that deletes what the winner wrote
            // can be on its way for as long as a request takes.)
            Assert.DoesNotContain(
                first.Calls.Skip(made + 1), call => call.StartsWith("delete", StringComparison.Ordinal));
            if (first.Calls[made].StartsWith("delete", StringComparison.Ordinal)) continue;
            var expected = at == 0 ? ImportFault.Exists : ImportFault.Held;
            if (fault is not null) Assert.Equal(expected, Assert.IsType<ImportException>(fault).Fault);
            var image = await StoreImage.TakeAsync(target);
            Assert.All(whole.Segments().SkipLast(1), name => Assert.Equal(whole[name], image[name]));
            Assert.Empty((await Verify.WorldAsync(target)).Findings);
        }
    }

    [Fact]
    public async Task An_import_that_was_taken_over_says_so_before_it_deletes_anything()
    {
        var archive = await ArchiveAsync(new MemoryLogStore(), 12);
        var target = new MemoryLogStore();
        await Assert.ThrowsAsync<CrashingStore.CrashException>(
            () => ImportAsync(new CrashingStore(target, 12), archive));
        var deleted = 0;
        var first = new InterruptingStore(
            target,
            call => call.StartsWith("delete", StringComparison.Ordinal) && ++deleted == 2,
            () => ImportAsync(target, archive));
        var fault = await Assert.ThrowsAsync<ImportException>(() => ImportAsync(first, archive));

        Assert.Equal(ImportFault.Held, fault.Fault);
        Assert.Contains("taken over", fault.Message, StringComparison.Ordinal);
        Assert.Equal(2, deleted);
        Assert.StartsWith("delete", first.Calls[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_interrupted_import_gives_way_to_no_other_archive()
    {
        var archive = await ArchiveAsync(new MemoryLogStore(), 6);
        var other = await ArchiveAsync(new MemoryLogStore(), 7);
        var target = new MemoryLogStore();
        await Assert.ThrowsAsync<CrashingStore.CrashException>(
            () => ImportAsync(new CrashingStore(target, 8), archive));
        var refusal = await RefusedAsync(target, other);

        Assert.Equal(ImportFault.Exists, refusal.Fault);
        Assert.Contains("was interrupted: repeat that one", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_imported_world_that_somebody_claimed_is_never_cleaned()
    {
        var archive = await ArchiveAsync(new MemoryLogStore(), 6);
        var target = new MemoryLogStore();
        await ImportAsync(target, archive);
        await using (var world = await LivedWorld.OpenAsync(target, s_small)) await world.LiveAsync(1);
        var image = await StoreImage.TakeAsync(target);
        var cut = await image.Without(image.Segments()[^1]).ToStoreAsync();

        Assert.Equal(ImportFault.Exists, (await RefusedAsync(cut, archive)).Fault);
    }

    [Fact]
    public async Task A_world_that_is_being_written_in_files_is_refused_with_its_holder()
    {
        using var folder = new TemporaryFolder();
        var archive = await ArchiveAsync(new MemoryLogStore(), 2);
        var store = new FileLogStore(folder.Path);
        var held = await store.AcquireWriterAsync(LivedWorld.Id, Token);
        await using var lease = held.Lease!;
        var refusal = await RefusedAsync(new FileLogStore(folder.Path), archive);

        Assert.Equal(ImportFault.Held, refusal.Fault);
        Assert.Contains("process", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_world_goes_from_memory_to_files_and_back_bit_for_bit()
    {
        using var folder = new TemporaryFolder();
        var source = new MemoryLogStore();
        var archive = await ArchiveAsync(source, 12);
        await ImportAsync(new FileLogStore(folder.Path), archive);
        var files = new FileLogStore(folder.Path);
        await using (var world = await LivedWorld.OpenAsync(files, s_small))
        {
            using var back = new MemoryStream();
            await new WorldExporter(files, LivedWorld.Id, TimeProvider.System).ExportAsync(null, back, null, Token);
            var (left, right) = (await StoreImage.TakeAsync(source), await StoreImage.TakeAsync(files));
            Assert.All(left.Segments(), name => Assert.Equal(left[name], right[name]));
            await world.LiveAsync(4);
        }

        Assert.Empty((await Verify.WorldAsync(new FileLogStore(folder.Path))).Findings);
    }

    private static async Task AssertNobodyOpensLessAsync(MemoryLogStore target, StoreImage whole)
    {
        if (await Manifests(target).LookAsync(default) is null) return;
        var copy = await (await StoreImage.TakeAsync(target)).ToStoreAsync();
        try
        {
            await using var world = await LivedWorld.OpenAsync(copy, s_small);
            var source = await LivedWorld.ReplayAsync(await whole.ToStoreAsync());
            Assert.Equal(source.StateHash, world.Engine.StateHash);
        }
        catch (StorageUnavailableException refusal)
        {
            Assert.Contains("its import has not ended", refusal.Message, StringComparison.Ordinal);
        }
    }

    private static async Task<byte[]> ArchiveAsync(MemoryLogStore store, int batches)
    {
        await using var world = await LivedWorld.OpenAsync(store, s_small);
        await world.LiveAsync(batches, commits: 1);
        await world.Taker().TakeAsync(null, default);
        using var file = new MemoryStream();
        await new WorldExporter(store, LivedWorld.Id, TimeProvider.System).ExportAsync(null, file, null, default);
        return file.ToArray();
    }

    private static async Task<ImportReport?> ImportAsync(ILogStore store, byte[] bytes, bool acceptExisting = false)
    {
        using var file = new MemoryStream(bytes);
        using var archive = await WorldArchive.OpenAsync(file, null, default);
        try
        {
            return await new WorldImporter(store, TimeProvider.System).ImportAsync(archive, null, default);
        }
        catch (ImportException refusal) when (acceptExisting && refusal.Fault == ImportFault.Exists)
        {
            // It crashed after its last write had taken effect.
            return null;
        }
    }

    private static Task<ImportException> RefusedAsync(ILogStore store, byte[] archive) =>
        Assert.ThrowsAsync<ImportException>(() => ImportAsync(store, archive));

    private static ManifestStore Manifests(ILogStore store) =>
        new(store, LivedWorld.Id, TimeProvider.System, TimeSpan.FromSeconds(1));

    private static bool BytesEqual(KeyValuePair<string, byte[]> left, KeyValuePair<string, byte[]> right) =>
        left.Key == right.Key && left.Value.AsSpan().SequenceEqual(right.Value);
}
