using AssetCore.Format.Manifests;
using AssetCore.Hashes;
using AssetCore.Ids;
using AssetCore.Log.Manifests;
using AssetCore.Log.Memory;
using AssetCore.Log.Reading;
using AssetCore.Log.Stores;
using AssetCore.Log.Verification;
using AssetCore.Log.Writing;
using AssetCore.Testing.Stores;
using static AssetCore.Log.Tests.Writing.TestWriters;
using static AssetCore.Log.Tests.Writing.WorldLogTests;

namespace AssetCore.Log.Tests.Writing;

/// <summary>The log of a fork, which begins behind what it shares with its source.</summary>
public sealed class ForkTests
{
    private static readonly Hash256 s_genesis = new([9, .. new byte[31]]);

    private static readonly WorldManifest s_manifest = new()
    {
        World = World,
        Checkpoints = [new CheckpointRef(new(41), new(100), 5, s_genesis)],
        Lineage = new WorldLineage(new(8), new(100), new(41), Hash256.Zero, 7, "what if"),
    };

    private readonly MemoryLogStore _store = new();
    private readonly TestWriters _writers = new(new JumpingTime(), new WorldLogOptions { SegmentAppendsMax = 3 });

    [Fact]
    public async Task A_fork_goes_on_behind_its_lineage_and_names_its_first_checkpoint()
    {
        var written = await WriteAsync(5);
        Assert.Equal(
            (new BatchNumber(42), new WorldSeq(101), s_genesis, new Epoch(1), true),
            (written[0].Header.Batch, written[0].Header.FirstWorldSeq, written[0].Header.PreviousHash,
                written[0].Header.Epoch, written[0].Header.StartsEpoch));
        Assert.True((await _store.StatAsync(BlobName.Segment(World, new(42)), Token)).IsDone);

        var reader = new WorldLogReader(_store, World);
        Assert.Equal(written[^1].Header.Batch, (await reader.ReadHeadAsync(Token)).Batch);
        foreach (var first in new[] { 1, 41, 42, 45, 46 })
        {
            var read = new List<BatchFrame>();
            var fresh = new WorldLogReader(_store, World);
            await foreach (var frame in fresh.ReadAsync(new BatchNumber(first), Token)) read.Add(frame);
            AssertSame([.. written.Where(frame => frame.Header.Batch.Value >= first)], read);
        }

        foreach (var seq in new[] { 0, 1, 100, 101, (int)written[3].Header.LastWorldSeq.Value })
        {
            var read = new List<BatchFrame>();
            var fresh = new WorldLogReader(_store, World);
            await foreach (var frame in fresh.ReadFromAsync(new WorldSeq(seq), Token)) read.Add(frame);
            AssertSame([.. written.Where(frame => frame.Header.LastWorldSeq.Value >= seq)], read);
        }
    }

    [Fact]
    public async Task A_fork_is_verified_from_its_own_first_batch_on()
    {
        await WriteAsync(5);
        var report = await new ChainVerifier(_store, World).VerifyAsync(null, null, Token);
        Assert.Equal((null, 5L, new BatchNumber(46)), (report.Fault, report.Batches, report.Head.Batch));

        // Another first checkpoint is another history.
        await ManifestOf().UpdateAsync(
            found => found! with { Checkpoints = [found.Checkpoints[^1] with { Sha256 = new([8, .. new byte[31]]) }] },
            Token);
        var fault = (await new ChainVerifier(_store, World).VerifyAsync(null, null, Token)).Fault!;
        Assert.Equal((BlobName.Segment(World, new(42)).Value, 0L), (fault.Blob, fault.Offset));
        await Assert.ThrowsAsync<LogCorruptException>(async () => await OpenAsync());
    }

    [Fact]
    public async Task A_fork_that_nobody_has_written_to_ends_where_its_lineage_does()
    {
        await ManifestOf().UpdateAsync(_ => s_manifest, Token);
        var head = await new WorldLogReader(_store, World).ReadHeadAsync(Token);
        Assert.Equal((new BatchNumber(41), new WorldSeq(100), s_genesis), (head.Batch, head.WorldSeq, head.Hash));
        var report = await new ChainVerifier(_store, World).VerifyAsync(null, null, Token);
        Assert.Equal((null, 0L, head), (report.Fault, report.Batches, report.Head));
        await using var log = await OpenAsync();
        Assert.Equal(new BatchNumber(41), log.Head.Batch);
    }

    [Fact]
    public async Task A_fork_is_opened_from_a_later_checkpoint_too()
    {
        var written = await WriteAsync(5);
        foreach (var frame in written)
        {
            await using var log = await _writers.OpenAsync(_store, start: new FixedStart(frame.After));
            Assert.Equal(written[^1].Header.Batch, log.Head.Batch);
        }
    }

    [Fact]
    public async Task A_fork_cannot_begin_without_its_checkpoint_nor_with_one_from_before_it()
    {
        await ManifestOf().UpdateAsync(_ => s_manifest, Token);
        await Assert.ThrowsAsync<ArgumentException>(async () => await _writers.OpenAsync(_store));
        var before = LogStart.OfFork(s_manifest, 0, default);
        before = before with { Head = before.Head with { Batch = new(40) } };
        await Assert.ThrowsAsync<LogCorruptException>(
            async () => await _writers.OpenAsync(_store, start: new FixedStart(before)));
    }

    [Fact]
    public async Task A_fork_that_lost_its_manifest_is_corruption()
    {
        await WriteAsync(5);
        await _store.DeleteAsync(BlobName.Manifest(World), Token);
        await Assert.ThrowsAsync<LogCorruptException>(async () => await _writers.OpenAsync(_store));
        Assert.False((await new ChainVerifier(_store, World).VerifyAsync(null, null, Token)).IsSound);
    }

    private async Task<List<BatchFrame>> WriteAsync(int count)
    {
        await ManifestOf().UpdateAsync(_ => s_manifest, Token);
        var written = new List<BatchFrame>();
        await using var log = await OpenAsync();
        for (var i = 0; i < count; i++) written.Add(await LandAsync(log, i));
        return written;
    }

    private async ValueTask<WorldLog> OpenAsync() => await _writers.OpenAsync(
        _store, start: new FixedStart(LogStart.OfFork((await ManifestOf().LookAsync(Token))!, 0, default)));

    private ManifestStore ManifestOf() => new(_store, World, TimeProvider.System, TimeSpan.FromSeconds(5));
}
