using AssetCore.Format.Frames;
using AssetCore.Ids;
using AssetCore.Log.Memory;
using AssetCore.Log.Reading;
using AssetCore.Log.Stores;
using AssetCore.Log.Tests.Writing;
using AssetCore.Log.Verification;
using AssetCore.Log.Writing;
using AssetCore.Testing.Stores;
using static AssetCore.Log.Tests.Writing.TestWriters;

namespace AssetCore.Log.Tests.Verification;

public sealed class ChainVerifierTests
{
    private readonly MemoryLogStore _store = new();
    private readonly TestWriters _writers = new(new JumpingTime(), new WorldLogOptions { SegmentAppendsMax = 4 });

    [Fact]
    public async Task A_sound_log_is_counted()
    {
        var written = await WriteAsync();
        var report = await VerifyAsync();
        Assert.True(report.IsSound);
        Assert.Equal((3, 10L, 2L), (report.Segments, report.Batches, report.Epochs));
        Assert.Equal(written.Sum(frame => (long)frame.Header.CommitCount), report.Commits);
        Assert.Equal(await LengthAsync(), report.Bytes);
        Assert.Equal(await new WorldLogReader(_store, World).ReadHeadAsync(Token), report.Head);
    }

    [Fact]
    public async Task An_empty_log_is_sound()
    {
        var report = await VerifyAsync();
        Assert.Equal((true, 0, 0L, LogHead.Empty), (report.IsSound, report.Segments, report.Batches, report.Head));
    }

    [Fact]
    public async Task Every_flipped_bit_breaks_the_log_where_it_stands()
    {
        var written = await WriteAsync();
        var segment = BlobName.Segment(World, new BatchNumber(5));
        var bytes = await ReadBlobAsync(segment);
        var random = new Random(1);
        for (var i = 0; i < 300; i++)
        {
            var bit = random.Next(bytes.Length * 8);
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            await ReplaceAsync(segment, bytes);
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));

            var fault = (await VerifyAsync()).Fault;
            Assert.NotNull(fault);
            Assert.Equal(segment.Value, fault.Blob);
            var frames = written[4..8].Select(frame => frame.Frame.Length).Aggregate(
                new List<long> { 0 }, (starts, length) => [.. starts, starts[^1] + length]);
            var index = frames.FindLastIndex(start => start <= bit / 8);
            Assert.Equal((frames[index], new BatchNumber(4 + index)), (fault.Offset, fault.After));
        }
    }

    [Fact]
    public async Task A_frame_that_is_left_out_breaks_the_chain()
    {
        var written = await WriteAsync();
        var segment = BlobName.Segment(World, new BatchNumber(5));
        var bytes = await ReadBlobAsync(segment);
        var (from, to) = (written[4].Frame.Length, written[4].Frame.Length + written[5].Frame.Length);
        await ReplaceAsync(segment, [.. bytes[..from], .. bytes[to..]]);
        var fault = (await VerifyAsync()).Fault;
        Assert.Equal(new BatchNumber(5), fault?.After);
    }

    [Fact]
    public async Task A_frame_that_was_forged_with_all_its_sums_breaks_the_chain_behind_it()
    {
        var written = await WriteAsync();
        var forged = written[5].Payload.ToArray();
        forged[0] ^= 1;
        var frame = FrameWriter.Frame(written[5].Header, forged, out _);
        var segment = BlobName.Segment(World, new BatchNumber(5));
        var bytes = await ReadBlobAsync(segment);
        frame.CopyTo(bytes.AsSpan(written[4].Frame.Length));
        await ReplaceAsync(segment, bytes);
        var fault = (await VerifyAsync()).Fault;
        Assert.Equal(new BatchNumber(6), fault?.After);
        Assert.Contains("previous hash", fault?.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_caller_finds_is_reported_at_its_batch()
    {
        var written = await WriteAsync();
        var seen = new List<long>();
        var report = await new ChainVerifier(_store, World).VerifyAsync(
            frame =>
            {
                seen.Add(frame.Header.Batch.Value);
                return frame.Header.Batch.Value == 6 ? "the state differs" : null;
            },
            null,
            Token);
        Assert.Equal([1L, 2, 3, 4, 5, 6], seen);
        var segment = BlobName.Segment(World, new BatchNumber(5)).Value;
        var expected = new ChainFault(segment, written[4].Frame.Length, new BatchNumber(5), "the state differs");
        Assert.Equal(expected, report.Fault);
    }

    [Fact]
    public async Task Progress_ends_at_all_of_it()
    {
        await WriteAsync();
        var progress = new LastProgress();
        await new ChainVerifier(_store, World).VerifyAsync(null, progress, Token);
        var length = await LengthAsync();
        Assert.Equal(new ChainProgress(new BatchNumber(10), length, length), progress.Last);
    }

    private async Task<List<BatchFrame>> WriteAsync()
    {
        var written = new List<BatchFrame>();
        for (var writer = 0; writer < 2; writer++)
        {
            await using var log = await _writers.OpenAsync(_store);
            for (var i = 0; i < 5; i++) written.Add(await LandAsync(log, (writer * 10) + i));
        }

        return written;
    }

    private ValueTask<ChainReport> VerifyAsync() => new ChainVerifier(_store, World).VerifyAsync(null, null, Token);

    private async Task<long> LengthAsync()
    {
        var length = 0L;
        await foreach (var blob in _store.ListAsync(BlobName.LogPrefix(World), Token)) length += blob.Length;
        return length;
    }

    private async Task<byte[]> ReadBlobAsync(BlobName name)
    {
        var bytes = new byte[(await _store.StatAsync(name, Token)).Length];
        await _store.ReadAsync(name, 0, bytes, Token);
        return bytes;
    }

    private async Task ReplaceAsync(BlobName name, byte[] bytes)
    {
        await _store.DeleteAsync(name, Token);
        await _store.CreateAsync(name, Token);
        await _store.AppendAsync(name, 0, bytes, Token);
    }

    private sealed class LastProgress : IProgress<ChainProgress>
    {
        public ChainProgress Last { get; private set; }

        public void Report(ChainProgress value) => Last = value;
    }
}
