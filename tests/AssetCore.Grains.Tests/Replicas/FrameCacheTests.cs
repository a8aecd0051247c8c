using AssetCore.Format.Frames;
using AssetCore.Grains.Replicas;
using AssetCore.Ids;
using AssetCore.Log.Reading;

namespace AssetCore.Grains.Tests.Replicas;

public sealed class FrameCacheTests
{
    private static readonly WorldId s_world = new(1);

    [Fact]
    public void The_oldest_frames_leave_first_when_the_bytes_are_used_up()
    {
        var cache = new FrameCache(1_000);
        for (var batch = 1; batch <= 5; batch++) cache.Put(Frame(batch, 300));

        Assert.Equal(900, cache.Bytes);
        Assert.Equal([null, null, 3L, 4L, 5L], Enumerable.Range(1, 5).Select(batch =>
            cache.Find(s_world, new(batch))?.Header.Batch.Value));
    }

    [Fact]
    public void A_frame_put_twice_counts_once_and_one_that_was_dropped_not_at_all()
    {
        var cache = new FrameCache(1_000);
        var frame = Frame(1, 300);
        cache.Put(frame);
        cache.Put(frame);
        Assert.Equal(300, cache.Bytes);

        cache.Drop(frame);
        cache.Drop(frame);

        Assert.Equal(0, cache.Bytes);
        Assert.Null(cache.Find(s_world, new(1)));
    }

    private static BatchFrame Frame(long batch, int bytes) =>
        new(new FrameHeader { World = s_world, Batch = new BatchNumber(batch) }, new byte[bytes]);
}
