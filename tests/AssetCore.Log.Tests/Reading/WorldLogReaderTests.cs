using AssetCore.Format.Frames;
using AssetCore.Ids;
using AssetCore.Log.Memory;
using AssetCore.Log.Reading;
using AssetCore.Log.Stores;
using AssetCore.Log.Tests.Writing;
using AssetCore.Log.Writing;
using AssetCore.Testing.Stores;
using static AssetCore.Log.Tests.Writing.TestWriters;
using static AssetCore.Log.Tests.Writing.WorldLogTests;

namespace AssetCore.Log.Tests.Reading;

public sealed class WorldLogReaderTests
{
    private readonly CountingStore _store = new(new MemoryLogStore());
    private readonly TestWriters _writers = new(new JumpingTime(), new WorldLogOptions { SegmentBytesMax = 64 * 1024 });

    private WorldLogReader Reader => new(_store, World);

    [Fact]
    public async Task An_empty_log_has_no_head_and_no_batches()
    {
        Assert.Equal(LogHead.Empty, await Reader.ReadHeadAsync(Token));
        Assert.Empty(await ReadAsync(Reader, 1));
    }

    [Fact]
    public async Task A_read_begins_at_any_batch_of_any_segment()
    {
        var written = await WriteAsync(30);
        var kept = Reader;
        foreach (var first in Enumerable.Range(1, 32).Concat([7, 30, 1, 13]))
        {
            var expected = written[Math.Min(first - 1, 30)..];
            AssertSame(expected, await ReadAsync(Reader, first));
            AssertSame(expected, await ReadAsync(kept, first));
        }
    }

    [Fact]
    public async Task A_read_begins_at_the_batch_that_covers_a_world_seq()
    {
        var written = await WriteAsync(30);
        var last = written[^1].Header.LastWorldSeq.Value;
        var kept = Reader;
        for (var seq = 0L; seq <= last + 1; seq++)
        {
            var expected = written.FindAll(frame => frame.Header.LastWorldSeq.Value >= seq);
            AssertSame(expected, await ReadFromAsync(Reader, seq));
            AssertSame(expected, await ReadFromAsync(kept, seq));
        }
    }

    [Fact]
    public async Task The_head_is_that_of_the_writer()
    {
        await using var log = await _writers.OpenAsync(_store);
        var kept = Reader;
        for (var i = 0; i < 30; i++)
        {
            await LandAsync(log, i, 9_000);
            Assert.Equal(log.Head, await Reader.ReadHeadAsync(Token));
            Assert.Equal(log.Head, await kept.ReadHeadAsync(Token));
        }
    }

    [Fact]
    public async Task The_head_is_found_when_the_last_segment_is_empty()
    {
        await using var log = await _writers.OpenAsync(_store);
        await LandAsync(log, 1, 60_000);

        // Everything of a roll but its batch.
        var script = new Queue<StoreFault>([StoreFault.None, StoreFault.NotSent]);
        var time = new JumpingTime();
        var faulty = new FaultyLogStore(
            _store, verb => verb == StoreVerb.Append ? script.Dequeue() : StoreFault.None, time);
        await using var next = await new TestWriters(time, _writers.Options).OpenAsync(faulty);
        Assert.IsType<AppendOutcome.Refused>(await AppendAsync(next, 2, 60_000));
        Assert.Equal(StoreStatus.Done, (await _store.StatAsync(BlobName.Segment(World, new(2)), Token)).Status);
        Assert.Equal(next.Head, await Reader.ReadHeadAsync(Token));
        Assert.Equal(new Epoch(2), next.Head.Epoch);
    }

    [Fact]
    public async Task A_kept_reader_finds_what_is_new_with_a_small_read_and_a_look_for_both_names_of_the_next_segment()
    {
        await using var log = await _writers.OpenAsync(_store);
        for (var i = 0; i < 5; i++) await LandAsync(log, i, 10_000);
        var reader = Reader;
        await reader.ReadHeadAsync(Token);
        for (var i = 0; i < 3; i++)
        {
            _store.Reset();
            Assert.Equal(log.Head, await reader.ReadHeadAsync(Token));
            Assert.Equal((3, 0L), (_store.Reads, _store.BytesRead));
        }

        var landed = await LandAsync(log, 6, 100);
        _store.Reset();
        AssertSame([landed], await ReadAsync(reader, 6));
        Assert.Equal((3, (long)landed.Frame.Length), (_store.Reads, _store.BytesRead));
    }

    [Fact]
    public async Task Positions_within_a_long_segment_are_remembered()
    {
        var writers = new TestWriters(new JumpingTime());
        await using var log = await writers.OpenAsync(_store);
        var written = new List<BatchFrame>();
        for (var i = 0; i < 100; i++) written.Add(await LandAsync(log, i, 100_000));
        var reader = Reader;
        Assert.Equal(100, (await ReadAsync(reader, 1)).Count);
        for (var first = 1; first <= 100; first += 9)
        {
            _store.Reset();
            await foreach (var frame in reader.ReadAsync(new BatchNumber(first), Token))
            {
                AssertSame([written[first - 1]], [frame]);
                break;
            }

            Assert.InRange(_store.BytesRead, 1, 2 * 1024 * 1024);
        }
    }

    [Fact]
    public async Task A_damaged_payload_stops_who_wants_it_and_nobody_else()
    {
        var written = await WriteAsync(3);
        var segment = BlobName.Segment(World, new(1));
        var bytes = written.SelectMany(frame => frame.Frame.ToArray()).ToArray();
        bytes[written[0].Frame.Length - 1] ^= 1;
        await _store.DeleteAsync(segment, Token);
        await _store.CreateAsync(segment, Token);
        await _store.AppendAsync(segment, 0, bytes, Token);

        AssertSame(written[1..], await ReadAsync(Reader, 2));
        var corrupt = await Assert.ThrowsAsync<LogCorruptException>(async () => await ReadAsync(Reader, 1));
        Assert.Equal((segment.Value, 0L, World), (corrupt.Blob, corrupt.Offset, corrupt.World));
    }

    [Fact]
    public async Task Half_a_frame_on_a_blob_is_corruption_since_blobs_do_not_tear()
    {
        var written = await WriteAsync(2);
        var segment = BlobName.Segment(World, new(1));
        var length = (await _store.StatAsync(segment, Token)).Length;
        await _store.AppendAsync(segment, length, written[0].Frame[..200], Token);
        var corrupt = await Assert.ThrowsAsync<LogCorruptException>(async () => await Reader.ReadHeadAsync(Token));
        Assert.Equal(length, corrupt.Offset);
    }

    [Fact]
    public async Task Bytes_after_a_seal_are_corruption()
    {
        await using var log = await _writers.OpenAsync(_store);
        var fields = new FrameHeader
        {
            Kind = FrameKind.Seal,
            Epoch = new Epoch(1),
            World = World,
            Nonce = new WriterNonce(1),
            Batch = new(1),
        };
        var frame = await LandAsync(log, 1);
        var seal = FrameWriter.Frame(
            fields with
            {
                FirstWorldSeq = log.Head.WorldSeq,
                LastWorldSeq = log.Head.WorldSeq,
                TimeMs = log.Head.TimeMs,
                StateHash = frame.Header.StateHash,
                PreviousHash = log.Head.Hash,
            },
            [],
            out _);
        var segment = BlobName.Segment(World, new(1));
        await _store.AppendAsync(segment, frame.Frame.Length, seal, Token);
        Assert.Equal(FrameHash.Of(seal), (await Reader.ReadHeadAsync(Token)).Hash);
        await _store.AppendAsync(segment, frame.Frame.Length + seal.Length, new byte[] { 0 }, Token);
        await Assert.ThrowsAsync<LogCorruptException>(async () => await Reader.ReadHeadAsync(Token));
    }

    private static async Task<List<BatchFrame>> ReadAsync(WorldLogReader reader, long first)
    {
        var frames = new List<BatchFrame>();
        await foreach (var frame in reader.ReadAsync(new BatchNumber(first), Token)) frames.Add(frame);
        return frames;
    }

    private static async Task<List<BatchFrame>> ReadFromAsync(WorldLogReader reader, long seq)
    {
        var frames = new List<BatchFrame>();
        await foreach (var frame in reader.ReadFromAsync(new WorldSeq(seq), Token)) frames.Add(frame);
        return frames;
    }

    private async Task<List<BatchFrame>> WriteAsync(int batches)
    {
        await using var log = await _writers.OpenAsync(_store);
        var written = new List<BatchFrame>();
        for (var i = 0; i < batches; i++) written.Add(await LandAsync(log, i, 9_000));
        return written;
    }
}
