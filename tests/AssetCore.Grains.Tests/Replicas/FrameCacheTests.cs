using AssetCore.Format.Frames;
using AssetCore.Grains.Replicas;
using AssetCore.Hashes;
using AssetCore.Ids;
using AssetCore.Log.Reading;

namespace AssetCore.Grains.Tests.Replicas;

public sealed class FrameCacheTests
{
    private static readonly WorldId s_world = new(1);

    [Fact]
    public void The_oldest_frames_leave_first_when_the_bytes_are_used_up()
    {
        var cache = new FrameCache(960);
        for (var batch = 1; batch <= 5; batch++) cache.Put(Frame(batch, 300));

        Assert.Equal(900, cache.Bytes);
        Assert.Equal([null, null, 3L, 4L, 5L], Enumerable.Range(1, 5).Select(batch =>
            cache.Copy(s_world, new(batch))?.Header.Batch.Value));
    }

    [Fact]
    public void A_frame_put_twice_counts_once_and_one_that_was_dropped_is_gone()
    {
        var cache = new FrameCache(960);
        cache.Put(Frame(1, 300));
        cache.Put(Frame(1, 300));
        Assert.Equal(300, cache.Bytes);

        cache.Drop(s_world, new(1));
        cache.Drop(s_world, new(1));

        Assert.Null(cache.Copy(s_world, new(1)));
        cache.Put(Frame(1, 300));
        Assert.NotNull(cache.Copy(s_world, new(1)));
    }

    [Fact]
    public void Small_frames_share_a_slab_and_leave_with_it()
    {
        // Slabs of 1,000 bytes, three frames in each.
        var cache = new FrameCache(32_000);
        for (var batch = 1; batch <= 97; batch++) cache.Put(Frame(batch, 300));

        Assert.Equal(32_000, cache.Bytes);
        Assert.Equal(
            Enumerable.Range(4, 94).Select(batch => (long)batch),
            Enumerable.Range(1, 97).Where(batch => cache.Copy(s_world, new(batch)) is not null).Select(it => (long)it));
    }

    [Fact]
    public void A_large_frame_between_small_ones_leaves_them_their_slab()
    {
        var cache = new FrameCache(32_000);
        for (var batch = 1; batch <= 20; batch++) cache.Put(Frame(batch, batch % 2 == 0 ? 1_500 : 300));

        // Ten small ones in four slabs of 1,000 bytes, ten large ones in slabs of 2,000.
        Assert.Equal(24_000, cache.Bytes);
        Assert.All(Enumerable.Range(1, 20), batch => Assert.NotNull(cache.Copy(s_world, new(batch))));
    }

    [Fact]
    public void A_frame_larger_than_the_cache_is_not_kept_and_drives_nothing_out()
    {
        var cache = new FrameCache(1_000);
        cache.Put(Frame(1, 300));
        cache.Put(Frame(2, 1_001));

        Assert.Null(cache.Copy(s_world, new(2)));
        Assert.NotNull(cache.Copy(s_world, new(1)));
    }

    [Fact]
    public void The_bytes_of_a_held_frame_stay_what_they_are_however_much_comes_after_it()
    {
        var cache = new FrameCache(1_000);
        var first = Frame(1, 300);
        cache.Put(first);
        using var held = new HeldFrames();
        Assert.True(cache.TryHold(s_world, new(1), held));

        for (var batch = 2; batch <= 50; batch++) cache.Put(Frame(batch, 300));

        Assert.False(cache.TryHold(s_world, new(1), held));
        Assert.Equal(first.Frame.ToArray(), Assert.Single(held.Frames).Frame.ToArray());
    }

    [Fact]
    public void Slabs_are_used_again_once_nobody_holds_them()
    {
        // Slabs of 30 bytes, so each frame has one of its own, of 300.
        var cache = new FrameCache(960);
        for (var batch = 1; batch <= 3; batch++) cache.Put(Frame(batch, 300));
        using (var held = new HeldFrames())
        {
            Assert.True(cache.TryHold(s_world, new(1), held));
        }

        // Not quite of one size, and none of a slab's own size: large frames fit where others were.
        BatchFrame[] frames = [Frame(0, 300), Frame(0, 280), Frame(0, 295)];
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var batch = 0; batch < 99; batch++) cache.Put(frames[batch % 3] with { Header = HeaderOf(4 + batch) });

        // A frame's own record, and no slab.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 99 * 450);
        Assert.Equal(900, cache.Bytes);
    }

    [Fact]
    public void The_first_batch_to_read_is_found_only_if_all_behind_it_are_kept()
    {
        var cache = new FrameCache(100_000);
        foreach (var batch in (int[])[1, 3, 4, 5]) cache.Put(Frame(batch, 300));

        // Each batch holds ten sequence numbers: batch 3 those from 31 to 40.
        Assert.Equal(new BatchNumber(5), cache.FindFirst(s_world, new(51), new(5), 10));
        Assert.Equal(new BatchNumber(5), cache.FindFirst(s_world, new(60), new(5), 10));
        Assert.Equal(new BatchNumber(3), cache.FindFirst(s_world, new(31), new(5), 10));
        Assert.Null(cache.FindFirst(s_world, new(30), new(5), 10));
        Assert.Null(cache.FindFirst(s_world, new(31), new(5), 2));
        Assert.Null(cache.FindFirst(new WorldId(2), new(51), new(5), 10));
    }

    [Fact]
    public async Task What_is_held_while_others_write_is_never_torn()
    {
        var cache = new FrameCache(64_000);
        var last = new long[1];
        using var ended = new CancellationTokenSource();
        var reading = Enumerable.Range(0, 2).Select(_ => Task.Run(() => ReadUntil(cache, last, ended.Token))).ToArray();
        for (var batch = 1; batch <= 20_000; batch++)
        {
            cache.Put(Frame(batch, 200 + (batch % 300)));
            Volatile.Write(ref last[0], batch);
        }

        await ended.CancelAsync();
        Assert.All(await Task.WhenAll(reading), static read => Assert.NotEqual(0, read));
    }

    private static long ReadUntil(FrameCache cache, long[] last, CancellationToken ended)
    {
        // The frames that leave next are read most, those of the oldest slabs.
        var (random, read) = (new Random(7), 0L);
        do
        {
            using var held = new HeldFrames();
            var batch = Math.Max(1, Volatile.Read(ref last[0]) - random.Next(250));
            if (!cache.TryHold(s_world, new(batch), held)) continue;
            Assert.Equal(FrameStatus.Whole, FrameReader.Read(held.Frames[0].Frame.Span, out var header));
            Assert.Equal(batch, header.Batch.Value);
            read++;
        }
        while (!ended.IsCancellationRequested || read == 0);
        return read;
    }

    private static FrameHeader HeaderOf(long batch) => new()
    {
        Kind = FrameKind.Batch,
        World = s_world,
        Epoch = new Epoch(1),
        Nonce = new WriterNonce(1),
        Batch = new BatchNumber(batch),
        FirstWorldSeq = new WorldSeq((batch * 10) + 1),
        LastWorldSeq = new WorldSeq((batch * 10) + 10),
        CommitCount = 1,
        PreviousHash = new Hash256(new byte[Hash256.Bytes]),
    };

    private static BatchFrame Frame(long batch, int bytes)
    {
        var payload = new byte[bytes - FrameHeader.Bytes];
        var frame = FrameWriter.Frame(HeaderOf(Math.Max(1, batch)), payload, out var header);
        return new BatchFrame(header, frame);
    }
}
