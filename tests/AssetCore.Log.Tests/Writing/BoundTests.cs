using AssetCore.Format.Manifests;
using AssetCore.Ids;
using AssetCore.Log.Manifests;
using AssetCore.Log.Memory;
using AssetCore.Log.Reading;
using AssetCore.Log.Stores;
using AssetCore.Log.Verification;
using AssetCore.Log.Writing;
using AssetCore.Testing.Stores;
using static AssetCore.Log.Tests.Writing.TestWriters;

namespace AssetCore.Log.Tests.Writing;

/// <summary>A log that lacks what its manifest knows of.</summary>
public sealed class BoundTests
{
    private readonly MemoryLogStore _store = new();
    private readonly TestWriters _writers = new(new JumpingTime(), new WorldLogOptions { SegmentAppendsMax = 3 });

    [Fact]
    public async Task A_log_that_was_cut_short_at_any_frame_below_the_bound_is_corruption_and_says_where()
    {
        var frames = await WriteAsync(6);
        var bound = new BatchNumber(6);
        foreach (var frame in frames.Where(frame => frame.Header.Batch < bound))
        {
            await CutBehindAsync(frame);
            var corrupt = await Assert.ThrowsAsync<LogCorruptException>(async () => await _writers.OpenAsync(_store));
            var (blob, offset) = (BlobName.Segment(World, frame.After!.Segment).Value, frame.After.Offset);
            Assert.Equal((blob, offset), (corrupt.Blob, corrupt.Offset));
            var fault = (await new ChainVerifier(_store, World).VerifyAsync(null, null, Token)).Fault!;
            Assert.Equal((blob, offset, frame.Header.Batch), (fault.Blob, fault.Offset, fault.After));
            await RestoreAsync();
        }

        await using var sound = await _writers.OpenAsync(_store);
        Assert.Equal(bound, sound.Head.Batch);
    }

    [Fact]
    public async Task A_log_that_was_emptied_is_corruption()
    {
        await WriteAsync(2);
        await CutBehindAsync(null);
        await Assert.ThrowsAsync<LogCorruptException>(async () => await _writers.OpenAsync(_store));
    }

    [Fact]
    public async Task A_log_that_was_replaced_by_another_as_long_is_corruption()
    {
        await WriteAsync(4);
        var other = new MemoryLogStore();
        await using (var log = await _writers.OpenAsync(other))
        {
            for (var i = 0; i < 6; i++) await LandAsync(log, 1000 + i);
        }

        foreach (var segment in await SegmentsAsync(_store)) await _store.DeleteAsync(segment, Token);
        foreach (var segment in await SegmentsAsync(other))
            await BlobBytes.ReplaceSegmentAsync(_store, segment, await BlobBytes.ReadAsync(other, segment));
        await Assert.ThrowsAsync<LogCorruptException>(async () => await _writers.OpenAsync(_store));
        Assert.False((await new ChainVerifier(_store, World).VerifyAsync(null, null, Token)).IsSound);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(7)]
    public async Task A_segment_that_is_missing_is_corruption_even_without_a_manifest(long first)
    {
        await WriteAsync(11);
        await _store.DeleteAsync(BlobName.Segment(World, new(first)), Token);
        await _store.DeleteAsync(BlobName.Manifest(World), Token);
        await Assert.ThrowsAsync<LogCorruptException>(async () => await _writers.OpenAsync(_store));
        Assert.False((await new ChainVerifier(_store, World).VerifyAsync(null, null, Token)).IsSound);
    }

    [Fact]
    public async Task A_start_beyond_the_bound_has_nothing_to_be_held_against_and_one_at_it_its_hash()
    {
        var frames = await WriteAsync(6);
        foreach (var frame in frames)
        {
            var sink = new CollectingSink();
            await using var log = await _writers.OpenAsync(_store, sink, new FixedStart(frame.After));
            Assert.Equal(frames[^1].Header.Batch, log.Head.Batch);
            Assert.Equal(frames.Count - frame.Header.Batch.Value, sink.Frames.Count);
        }

        var forged = frames[2].After! with { Head = frames[2].After!.Head with { Hash = default } };
        await Assert.ThrowsAsync<LogCorruptException>(
            async () => await _writers.OpenAsync(_store, start: new FixedStart(forged)));
    }

    [Fact]
    public async Task The_opening_tells_how_far_it_has_come()
    {
        var frames = await WriteAsync(6);
        var progress = new List<RecoveryProgress>();
        await using var log = await WorldLog.OpenAsync(
            _store,
            World,
            _writers.Options,
            _writers.NewIdentity(),
            new JumpingTime(),
            new FixedStart(frames[3].After),
            new CollectingSink(),
            new Collecting(progress),
            Token);
        Assert.Equal((new BatchNumber(4), 0, 0L), (progress[0].Batch, progress[0].Percent, progress[0].Bytes));
        Assert.Equal((new BatchNumber(6), 100), (progress[^1].Batch, progress[^1].Percent));
        Assert.Equal(progress[^1].BytesTotal, progress[^1].Bytes);
    }

    /// <summary>Writes batches and has the manifest know of all of them.</summary>
    private async Task<List<BatchFrame>> WriteAsync(int count)
    {
        await using (var log = await _writers.OpenAsync(_store))
        {
            for (var i = 0; i < count; i++) await LandAsync(log, i);
        }

        var frames = await ReadAllAsync(_store);
        var head = frames[^1].After!.Head;
        await new ManifestStore(_store, World, TimeProvider.System, TimeSpan.FromSeconds(5)).UpdateAsync(
            found => found! with { Bound = new DurableBound(head.Batch, head.WorldSeq, head.Epoch, head.Hash) }, Token);
        foreach (var segment in await SegmentsAsync(_store))
            _saved.Add((segment, await BlobBytes.ReadAsync(_store, segment)));
        return frames;
    }

    private readonly List<(BlobName Name, byte[] Bytes)> _saved = [];

    private async Task CutBehindAsync(BatchFrame? last)
    {
        foreach (var (name, bytes) in _saved)
        {
            Assert.True(BlobName.TryParseSegment(name, World, out var first));
            if (last is null || first > last.After!.Segment) await _store.DeleteAsync(name, Token);
            else if (first == last.After.Segment)
                await BlobBytes.ReplaceSegmentAsync(_store, name, bytes[..(int)last.After.Offset]);
        }
    }

    private async Task RestoreAsync()
    {
        foreach (var (name, bytes) in _saved) await BlobBytes.ReplaceSegmentAsync(_store, name, bytes);
    }

    private static async Task<List<BlobName>> SegmentsAsync(MemoryLogStore store)
    {
        var names = new List<BlobName>();
        await foreach (var blob in store.ListAsync(BlobName.LogPrefix(World), Token)) names.Add(blob.Name);
        return names;
    }

    private sealed class Collecting(List<RecoveryProgress> told) : IProgress<RecoveryProgress>
    {
        public void Report(RecoveryProgress value) => told.Add(value);
    }
}
