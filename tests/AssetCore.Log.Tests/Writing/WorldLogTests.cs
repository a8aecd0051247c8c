using AssetCore.Format.Frames;
using AssetCore.Ids;
using AssetCore.Log.Memory;
using AssetCore.Log.Reading;
using AssetCore.Log.Stores;
using AssetCore.Log.Writing;
using AssetCore.Testing.Stores;
using static AssetCore.Log.Tests.Writing.TestWriters;

namespace AssetCore.Log.Tests.Writing;

public sealed class WorldLogTests
{
    private readonly JumpingTime _time = new();
    private readonly MemoryLogStore _store = new();
    private readonly TestWriters _writers;

    public WorldLogTests() => _writers = new TestWriters(_time);

    [Fact]
    public async Task An_idle_writer_leaves_no_trace()
    {
        await using (var log = await _writers.OpenAsync(_store)) Assert.Equal(LogHead.Empty, log.Head);
        await foreach (var blob in _store.ListAsync("worlds/", Token)) Assert.Fail($"{blob.Name} was written");
    }

    [Fact]
    public async Task Batches_are_numbered_chained_and_read_back()
    {
        await using var log = await _writers.OpenAsync(_store);
        var written = new List<BatchFrame>();
        for (var i = 0; i < 20; i++) written.Add(await LandAsync(log, i));

        Assert.Equal(Enumerable.Range(1, 20).Select(i => (long)i), written.Select(frame => frame.Header.Batch.Value));
        Assert.Equal([true, .. Enumerable.Repeat(false, 19)], written.Select(frame => frame.Header.StartsEpoch));
        for (var i = 1; i < 20; i++)
            Assert.Equal(FrameHash.Of(written[i - 1].Frame.Span), written[i].Header.PreviousHash);
        Assert.Equal(log.Head.Hash, FrameHash.Of(written[^1].Frame.Span));
        AssertSame(written, await ReadAllAsync(_store));
    }

    [Fact]
    public async Task The_returned_frame_is_a_copy_of_its_own()
    {
        await using var log = await _writers.OpenAsync(_store);
        var batch = SampleBatches.After(log.Head, 1);
        var frame = Assert.IsType<AppendOutcome.Durable>(await log.AppendAsync(batch, Token)).Frame;
        var payload = frame.Payload.ToArray();
        System.Runtime.InteropServices.MemoryMarshal.AsMemory(batch.Payload).Span.Clear();
        Assert.Equal(payload, frame.Payload.ToArray());
        AssertSame([frame], await ReadAllAsync(_store));
    }

    [Fact]
    public async Task The_next_writer_recovers_everything_and_opens_the_next_epoch()
    {
        var written = new List<BatchFrame>();
        for (var epoch = 1; epoch <= 3; epoch++)
        {
            var sink = new CollectingSink();
            await using var log = await _writers.OpenAsync(_store, sink);
            AssertSame(written, sink.Frames);
            Assert.Equal(new LogRecovery(written.Count, written.Sum(frame => frame.Frame.Length), 0), log.Recovery);
            Assert.Equal(new Epoch(epoch), log.Epoch);
            for (var i = 0; i < 3; i++) written.Add(await LandAsync(log, (epoch * 10) + i));
        }

        Assert.Equal([1L, 1, 1, 2, 2, 2, 3, 3, 3], written.Select(frame => frame.Header.Epoch.Value));
    }

    [Fact]
    public async Task A_full_segment_is_sealed_and_the_next_is_named_after_the_next_batch()
    {
        var writers = new TestWriters(_time, new WorldLogOptions { SegmentBytesMax = 64 * 1024 });
        var written = new List<BatchFrame>();
        await using (var log = await writers.OpenAsync(_store))
        {
            for (var i = 0; i < 20; i++) written.Add(await LandAsync(log, i, 10_000));
        }

        var segments = await ListAsync();
        Assert.Equal([1L, 7, 13, 19], segments.Select(segment => segment.First.Value));
        Assert.Equal([true, true, true, false], segments.Select(segment => segment.IsSealed));
        Assert.All(segments, segment => Assert.InRange(segment.Length, 1, 64 * 1024));
        AssertSame(written, await ReadAllAsync(_store));

        await using var next = await writers.OpenAsync(_store);
        written.Add(await LandAsync(next, 99));
        AssertSame(written, await ReadAllAsync(_store));
    }

    [Fact]
    public async Task A_segment_takes_as_many_appends_as_it_may()
    {
        var writers = new TestWriters(_time, new WorldLogOptions { SegmentAppendsMax = 2 });
        await using var log = await writers.OpenAsync(_store);
        for (var i = 0; i < 7; i++) await LandAsync(log, i);
        Assert.Equal([1L, 3, 5, 7], (await ListAsync()).Select(segment => segment.First.Value));
    }

    [Fact]
    public async Task A_writer_that_finds_a_full_segment_opens_its_epoch_with_the_seal()
    {
        await using (var first = await _writers.OpenAsync(_store)) await LandAsync(first, 1, 70_000);
        var writers = new TestWriters(_time, new WorldLogOptions { SegmentBytesMax = 64 * 1024 });
        await using var second = await writers.OpenAsync(_store);
        var frame = await LandAsync(second, 2);
        Assert.Equal((new Epoch(2), false), (frame.Header.Epoch, frame.Header.StartsEpoch));
        Assert.Equal(2, (await ListAsync()).Count);
        Assert.Equal(2, (await ReadAllAsync(_store)).Count);
    }

    [Fact]
    public async Task The_largest_payload_is_written_and_read()
    {
        await using var log = await _writers.OpenAsync(_store);
        var written = new List<BatchFrame>
        {
            await LandAsync(log, 1), await LandAsync(log, 2, FrameHeader.PayloadBytesMax), await LandAsync(log, 3),
        };
        AssertSame(written, await ReadAllAsync(_store));
    }

    [Fact]
    public async Task A_batch_that_does_not_follow_the_head_is_wrong_use_and_harms_nothing()
    {
        await using var log = await _writers.OpenAsync(_store);
        await LandAsync(log, 1);
        var good = SampleBatches.After(log.Head, 2);
        SealedBatch[] faults =
        [
            good with { FirstWorldSeq = good.FirstWorldSeq.Next, LastWorldSeq = new WorldSeq(100) },
            good with { LastWorldSeq = new WorldSeq(0) },
            good with { TimeMs = log.Head.TimeMs - 1 },
            good with { CommitCount = 0 },
            good with { Payload = default },
            good with { Payload = new byte[FrameHeader.PayloadBytesMax + 1] },
        ];
        foreach (var fault in faults)
            await Assert.ThrowsAnyAsync<ArgumentException>(async () => await log.AppendAsync(fault, Token));
        Assert.IsType<AppendOutcome.Durable>(await log.AppendAsync(good, Token));
    }

    [Fact]
    public async Task A_disposed_writer_and_a_second_caller_are_refused()
    {
        var gate = new TaskCompletionSource();
        var store = new GatedStore(_store, gate.Task);
        var log = await _writers.OpenAsync(store);
        var batch = SampleBatches.After(log.Head, 1);
        var running = log.AppendAsync(batch, Token).AsTask();
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await log.AppendAsync(batch, Token));
        gate.SetResult();
        Assert.IsType<AppendOutcome.Durable>(await running);
        await log.DisposeAsync();
        await log.DisposeAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await AppendAsync(log, 2));
    }

    [Fact]
    public async Task What_a_sink_throws_ends_the_opening()
    {
        await using (var log = await _writers.OpenAsync(_store)) await LandAsync(log, 1);
        await Assert.ThrowsAsync<NotSupportedException>(
            async () => await _writers.OpenAsync(_store, new RefusingSink()));
    }

    [Fact]
    public async Task Another_worlds_frames_are_corruption()
    {
        await using (var log = await _writers.OpenAsync(_store)) await LandAsync(log, 1);
        var frames = await ReadAllAsync(_store);
        var other = BlobName.Segment(new WorldId(4), new BatchNumber(1));
        await _store.CreateAsync(other, Token);
        await _store.AppendAsync(other, 0, frames[0].Frame, Token);
        var reader = new WorldLogReader(_store, new WorldId(4));
        await Assert.ThrowsAsync<LogCorruptException>(async () => await reader.ReadHeadAsync(Token));
    }

    internal static void AssertSame(IReadOnlyList<BatchFrame> expected, IReadOnlyList<BatchFrame> actual)
    {
        Assert.Equal(expected.Count, actual.Count);
        foreach (var (left, right) in expected.Zip(actual))
        {
            Assert.Equal(left.Header, right.Header);
            Assert.True(left.Frame.Span.SequenceEqual(right.Frame.Span));
        }
    }

    private async Task<List<(BatchNumber First, long Length, bool IsSealed)>> ListAsync()
    {
        var segments = new List<(BatchNumber, long, bool)>();
        await foreach (var blob in _store.ListAsync(BlobName.LogPrefix(World), Token))
        {
            Assert.True(BlobName.TryParseSegment(blob.Name, World, out var first));
            segments.Add((first, blob.Length, (await _store.StatAsync(blob.Name, Token)).IsSealed));
        }

        return segments;
    }

    private sealed class RefusingSink : IBatchSink
    {
        public void Apply(BatchFrame frame) => throw new NotSupportedException();
    }
}
