using AssetCore.Ids;
using AssetCore.Log.Files;
using AssetCore.Log.Memory;
using AssetCore.Log.Packing;
using AssetCore.Log.Reading;
using AssetCore.Log.Stores;
using AssetCore.Log.Tests.Writing;
using AssetCore.Log.Writing;
using AssetCore.Testing.Stores;
using Microsoft.Extensions.Time.Testing;
using static AssetCore.Log.Tests.Writing.TestWriters;
using static AssetCore.Log.Tests.Writing.WorldLogTests;

namespace AssetCore.Log.Tests.Packing;

public sealed class SegmentPackerTests : IDisposable
{
    private static readonly BatchNumber First = new(1);

    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new();
    private readonly TestWriters _writers = new(new JumpingTime(), new WorldLogOptions { SegmentAppendsMax = 3 });
    private readonly PackOptions _options = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Sealed_segments_become_packs_with_the_same_bytes_and_the_last_one_stays(bool isFiles)
    {
        ILogStore store = isFiles ? new FileLogStore(_folder.Path) : new MemoryLogStore();
        var written = await WriteAsync(store, 7);
        var segments = await NamesAsync(store);
        var bytes = await ContentsAsync(store, segments);
        var packer = Packer(store);
        Assert.Equal(
            [.. Enumerable.Repeat(PackOutcome.Verified, segments.Count - 1)],
            (await packer.RunAsync(Token)).Select(packed => packed.Outcome));
        _time.Advance(_options.PackGraceAge);
        Assert.All(await packer.RunAsync(Token), packed => Assert.Equal(PackOutcome.Removed, packed.Outcome));

        var left = await NamesAsync(store);
        Assert.Equal([.. segments[..^1].Select(PackOf), segments[^1]], left);
        Assert.Equal(bytes, await ContentsAsync(store, left));
        AssertSame(written, await ReadAllAsync(store));
        Assert.Empty(await packer.RunAsync(Token));
    }

    [Fact]
    public async Task A_segment_stays_for_the_grace_age_after_this_process_verified_its_pack()
    {
        var store = new MemoryLogStore();
        await WriteAsync(store, 4);
        var packer = Packer(store);
        Assert.Equal(PackOutcome.Verified, await packer.PackAsync(First, Token));
        _time.Advance(_options.PackGraceAge - TimeSpan.FromSeconds(1));
        Assert.Equal(PackOutcome.Waiting, await packer.PackAsync(First, Token));

        // Another process knows nothing of when this one looked.
        var other = Packer(store);
        Assert.Equal(PackOutcome.Verified, await other.PackAsync(First, Token));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(PackOutcome.Waiting, await other.PackAsync(First, Token));
        Assert.Equal(PackOutcome.Removed, await packer.PackAsync(First, Token));
        Assert.Equal(PackOutcome.Gone, await other.PackAsync(First, Token));
    }

    [Fact]
    public async Task A_packer_tells_when_the_next_segment_may_go()
    {
        var store = new MemoryLogStore();
        await WriteAsync(store, 4);
        var packer = Packer(store);
        Assert.Null(packer.RemovesAfter);
        await packer.RunAsync(Token);
        Assert.Equal(_options.PackGraceAge, packer.RemovesAfter);
        _time.Advance(_options.PackGraceAge - TimeSpan.FromSeconds(1));
        Assert.Equal(TimeSpan.FromSeconds(1), packer.RemovesAfter);
        _time.Advance(packer.RemovesAfter!.Value);
        await packer.RunAsync(Token);
        Assert.Null(packer.RemovesAfter);
    }

    [Fact]
    public async Task A_pass_over_segments_that_are_done_costs_one_listing()
    {
        var inner = new MemoryLogStore();
        await WriteAsync(inner, 10);
        var calls = new List<StoreVerb>();
        var store = new FaultyLogStore(
            inner,
            verb =>
            {
                calls.Add(verb);
                return StoreFault.None;
            },
            new JumpingTime());
        var packer = Packer(store);
        await packer.RunAsync(Token);
        _time.Advance(_options.PackGraceAge);
        await packer.RunAsync(Token);
        calls.Clear();
        Assert.Empty(await packer.RunAsync(Token));
        Assert.DoesNotContain(calls, verb => verb is StoreVerb.Stat or StoreVerb.Read);
    }

    [Fact]
    public async Task A_segment_that_may_still_grow_is_not_packed()
    {
        var store = new MemoryLogStore();
        await WriteAsync(store, 2);
        Assert.Equal(PackOutcome.Open, await Packer(store).PackAsync(First, Token));
        Assert.Equal(PackOutcome.Gone, await Packer(store).PackAsync(new BatchNumber(9), Token));

        // A copy: something follows, and the store never sealed it.
        var copy = new MemoryLogStore();
        await WriteAsync(store, 3);
        foreach (var name in await NamesAsync(store))
        {
            await copy.CreateAsync(name, Token);
            await copy.AppendAsync(name, 0, (await ContentsAsync(store, [name]))[0], Token);
        }

        Assert.All(await Packer(copy).RunAsync(Token), packed => Assert.Equal(PackOutcome.Open, packed.Outcome));
        Assert.DoesNotContain(await NamesAsync(copy), name => BlobName.TryParsePack(name, World, out _));
    }

    [Fact]
    public async Task A_pack_that_is_not_its_segment_is_told_and_the_segment_stays()
    {
        var store = new MemoryLogStore();
        await WriteAsync(store, 4);
        var segment = BlobName.Segment(World, First);
        var bytes = (await ContentsAsync(store, [segment]))[0];
        foreach (var wrong in new[] { bytes[..^1], [.. bytes, 0], Flipped(bytes, 200) })
        {
            await store.PutAsync(PackOf(segment), wrong, PutCondition.IfAbsent, Token);
            var told = await Assert.ThrowsAsync<LogCorruptException>(async () => await Packer(store).RunAsync(Token));
            Assert.Equal(PackOf(segment).Value, told.Blob);
            Assert.Equal(StoreStatus.Done, (await store.StatAsync(segment, Token)).Status);
            await store.DeleteAsync(PackOf(segment), Token);
        }

        Assert.Equal(PackOutcome.Verified, await Packer(store).PackAsync(First, Token));
    }

    [Fact]
    public async Task A_pack_that_was_changed_after_it_was_verified_keeps_its_segment()
    {
        var store = new MemoryLogStore();
        await WriteAsync(store, 4);
        var (segment, packer) = (BlobName.Segment(World, First), Packer(store));
        Assert.Equal(PackOutcome.Verified, await packer.PackAsync(First, Token));
        var bytes = (await ContentsAsync(store, [segment]))[0];
        await store.DeleteAsync(PackOf(segment), Token);
        await store.PutAsync(PackOf(segment), Flipped(bytes, 300), PutCondition.IfAbsent, Token);
        _time.Advance(_options.PackGraceAge);
        await Assert.ThrowsAsync<LogCorruptException>(async () => await packer.PackAsync(First, Token));
        Assert.Equal(StoreStatus.Done, (await store.StatAsync(segment, Token)).Status);
    }

    [Fact]
    public async Task A_pack_that_rotted_behind_a_remembered_version_keeps_its_segment()
    {
        var store = new FileLogStore(_folder.Path);
        await WriteAsync(store, 4);
        var (segment, packer) = (BlobName.Segment(World, First), Packer(store));
        Assert.Equal(PackOutcome.Verified, await packer.PackAsync(First, Token));
        var (pack, longAgo) = (PackOf(segment), new DateTime(2020, 1, 2, 3, 4, 5, DateTimeKind.Utc));
        var path = Path.Combine(_folder.Path, pack.Value);
        File.SetLastWriteTimeUtc(path, longAgo);
        var remembered = (await store.StatAsync(pack, Token)).ETag;
        await File.WriteAllBytesAsync(path, Flipped(await File.ReadAllBytesAsync(path, Token), 300), Token);
        File.SetLastWriteTimeUtc(path, longAgo);
        Assert.Equal(remembered, (await store.StatAsync(pack, Token)).ETag);

        _time.Advance(_options.PackGraceAge);
        await Assert.ThrowsAsync<LogCorruptException>(async () => await packer.PackAsync(First, Token));
        Assert.Equal(StoreStatus.Done, (await store.StatAsync(segment, Token)).Status);
    }

    [Fact]
    public async Task A_segment_that_is_read_wrongly_never_becomes_a_pack()
    {
        var store = new MemoryLogStore();
        await WriteAsync(store, 4);
        foreach (var at in new[] { 0L, 100, 200, 1000 })
        {
            var wrong = new FlippingStore(store, BlobName.Segment(World, First), at);
            await Assert.ThrowsAsync<LogCorruptException>(
                async () => await new SegmentPacker(wrong, World, _options, _time).PackAsync(First, Token));
            var pack = await store.StatAsync(BlobName.Pack(World, First), Token);
            Assert.Equal(StoreStatus.NotFound, pack.Status);
        }
    }

    [Fact]
    public async Task A_writer_goes_on_behind_packs_and_readers_begin_in_them()
    {
        var store = new FileLogStore(_folder.Path);
        var written = await WriteAsync(store, 7);
        await PackAllAsync(store);
        written.AddRange(await WriteAsync(store, 4));
        AssertSame(written, await ReadAllAsync(store));
        for (var batch = 1; batch <= written.Count; batch++)
        {
            var reader = new WorldLogReader(store, World);
            var read = new List<BatchFrame>();
            await foreach (var frame in reader.ReadAsync(new BatchNumber(batch), Token)) read.Add(frame);
            AssertSame(written[(batch - 1)..], read);
            var last = written[batch - 1].Header.LastWorldSeq;
            await foreach (var frame in reader.ReadFromAsync(last, Token))
            {
                Assert.Equal(batch, frame.Header.Batch.Value);
                break;
            }
        }

        Assert.Equal(written[^1].Header.Batch, (await new WorldLogReader(store, World).ReadHeadAsync(Token)).Batch);
    }

    [Fact]
    public async Task A_reader_of_packs_reads_no_pack_before_the_one_it_wants()
    {
        var store = new MemoryLogStore();
        var written = await WriteAsync(store, 7);
        await PackAllAsync(store);
        await store.DeleteAsync(BlobName.Pack(World, First), Token);
        var read = new List<BatchFrame>();
        var reader = new WorldLogReader(store, World);
        await foreach (var frame in reader.ReadAsync(new BatchNumber(5), Token)) read.Add(frame);
        AssertSame(written[4..], read);
    }

    [Fact]
    public async Task A_pack_is_never_taken_for_torn()
    {
        var store = new FileLogStore(_folder.Path);
        await WriteAsync(store, 4);
        await PackAllAsync(store);
        var pack = Path.Combine(_folder.Path, BlobName.Pack(World, First).Value);
        var bytes = await File.ReadAllBytesAsync(pack, Token);
        await File.WriteAllBytesAsync(pack, bytes[..^1], Token);
        var told = await Assert.ThrowsAsync<LogCorruptException>(async () => await ReadAllAsync(store));
        Assert.Equal(BlobName.Pack(World, First).Value, told.Blob);
    }

    [Fact]
    public async Task A_reader_in_the_middle_of_a_segment_goes_on_in_its_pack()
    {
        var store = new MemoryLogStore();
        List<BatchFrame> written;
        await using (var log = await new TestWriters(new JumpingTime()).OpenAsync(store))
        {
            written = [];
            for (var seed = 1; seed <= 40; seed++) written.Add(await LandAsync(log, seed, 200_000));
        }

        // As if it had been sealed and followed.
        var segment = BlobName.Segment(World, First);
        var bytes = (await ContentsAsync(store, [segment]))[0];
        var read = new List<BatchFrame>();
        await foreach (var frame in new WorldLogReader(store, World).ReadAsync(First, Token))
        {
            read.Add(frame);
            if (read.Count != 20) continue;
            await store.PutAsync(PackOf(segment), bytes, PutCondition.IfAbsent, Token);
            await store.DeleteAsync(segment, Token);
        }

        AssertSame(written, read);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_empty_segment_beside_a_pack_hides_no_byte_of_it(bool isFiles)
    {
        ILogStore store = isFiles ? new FileLogStore(_folder.Path) : new MemoryLogStore();
        var written = await WriteAsync(store, 7);
        var segment = BlobName.Segment(World, First);
        var bytes = (await ContentsAsync(store, [segment]))[0];
        await PackAllAsync(store);
        await using (Assert.IsAssignableFrom<IAsyncDisposable>((await store.AcquireWriterAsync(World, Token)).Lease))
            Assert.True((await store.CreateAsync(segment, Token)).IsDone);

        var reads = new StoreReads(store, World, _time, TimeSpan.FromSeconds(10));
        foreach (var offset in new[] { 0, 1, bytes.Length - 1 })
        {
            var buffer = new byte[1];
            var (name, result) = await reads.ReadEitherAsync(segment, offset, buffer, Token);
            Assert.Equal((PackOf(segment), 1, bytes[offset]), (name, result.Count, buffer[0]));
        }

        AssertSame(written, await ReadAllAsync(store));
        AssertSame(written[1..], await ReadFromAsync(store, new BatchNumber(2)));
    }

    private static async Task<List<BatchFrame>> ReadFromAsync(ILogStore store, BatchNumber first)
    {
        var read = new List<BatchFrame>();
        await foreach (var frame in new WorldLogReader(store, World).ReadAsync(first, Token)) read.Add(frame);
        return read;
    }

    private static BlobName PackOf(BlobName segment)
    {
        Assert.True(BlobName.TryGetOtherOfSegment(segment, World, out var pack));
        return pack;
    }

    private static byte[] Flipped(byte[] bytes, int at)
    {
        var flipped = bytes.ToArray();
        flipped[at] ^= 1;
        return flipped;
    }

    private static async Task<List<BlobName>> NamesAsync(ILogStore store)
    {
        var names = new List<BlobName>();
        await foreach (var blob in store.ListAsync(BlobName.LogPrefix(World), Token)) names.Add(blob.Name);
        return names;
    }

    private static async Task<List<byte[]>> ContentsAsync(ILogStore store, List<BlobName> names)
    {
        var contents = new List<byte[]>();
        foreach (var name in names)
        {
            var buffer = new byte[(await store.StatAsync(name, Token)).Length];
            if (buffer.Length > 0) await store.ReadAsync(name, 0, buffer, Token);
            contents.Add(buffer);
        }

        return contents;
    }

    private SegmentPacker Packer(ILogStore store) => new(store, World, _options, _time);

    [Fact]
    public async Task Packs_are_not_flushed_again_when_the_world_is_opened()
    {
        var files = new FileLogStore(_folder.Path);
        await WriteAsync(files, 7);
        await PackAllAsync(files);
        var disk = new CountingDisk();
        var granted = await new FileLogStore(_folder.Path, disk).AcquireWriterAsync(World, Token);
        await using var lease = granted.Lease!;
        Assert.Equal(1, disk.Flushes);
    }

    private sealed class CountingDisk : FileCalls
    {
        public int Flushes { get; private set; }

        public override void Flush(Microsoft.Win32.SafeHandles.SafeFileHandle file)
        {
            Flushes++;
            base.Flush(file);
        }
    }

    private async Task PackAllAsync(ILogStore store)
    {
        var packer = Packer(store);
        await packer.RunAsync(Token);
        _time.Advance(_options.PackGraceAge);
        await packer.RunAsync(Token);
    }

    private async Task<List<BatchFrame>> WriteAsync(ILogStore store, int batches)
    {
        var written = new List<BatchFrame>();
        await using var log = await _writers.OpenAsync(store);
        for (var i = 0; i < batches; i++) written.Add(await LandAsync(log, (int)log.Head.Batch.Value + 1));
        return written;
    }
}
