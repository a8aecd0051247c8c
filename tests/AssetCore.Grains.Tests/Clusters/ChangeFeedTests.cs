using AssetCore.Grains.Abstractions;
using AssetCore.Grains.Tests.Support;
using AssetCore.Ids;
using AssetCore.Log.Memory;
using AssetCore.Worlds;

namespace AssetCore.Grains.Tests.Clusters;

public sealed class ChangeFeedTests
{
    [Fact]
    public async Task The_feed_tells_every_change_in_order_with_its_reason_and_after_a_restart_too()
    {
        var store = new MemoryLogStore();
        await using (var earlier = await WorldCluster.StartAsync(store))
        {
            await earlier.IndexOn(0).ChangeAsync(Changes.ReadOnly(true, "an audit"));
            await earlier.IndexOn(0).ChangeAsync(Changes.To(WorldLifecycle.Disabled, "a break"));
        }

        await using var cluster = await WorldCluster.StartAsync(store, makeWorld: false);
        var page = (await cluster.IndexOn(0).ListChangesAsync(WorldSeq.None, 20)).Page!;

        Assert.Equal(
            [
                (WorldLifecycle.Creating, WriteMode.ReadWrite, "a test"),
                (WorldLifecycle.Provisioned, WriteMode.ReadWrite, "a test"),
                (WorldLifecycle.Provisioned, WriteMode.ReadOnly, "an audit"),
                (WorldLifecycle.Disabled, WriteMode.ReadOnly, "a break"),
            ],
            page.Changes.Select(change => (
                change.Namespace.Lifecycle, change.Namespace.Operational.WriteMode, change.Reason)));
        Assert.Equal(page.Changes.Select(change => change.Seq).Order(), page.Changes.Select(change => change.Seq));
        Assert.False(page.HasMore);
        Assert.Equal(page.Changes[^1].Seq.Next, page.NextSeq);
    }

    [Fact]
    public async Task The_feed_is_read_page_by_page_and_goes_on_where_it_ended()
    {
        await using var cluster = await WorldCluster.StartAsync(new MemoryLogStore());
        var index = cluster.IndexOn(0);
        foreach (var number in new long[] { 5, 3, 4 })
            await index.CreateAsync(new CreateCall(new WorldId(number), null, $"world {number}"));

        var (all, next) = (new List<WorldChange>(), WorldSeq.None);
        for (var hasMore = true; hasMore;)
        {
            var page = (await index.ListChangesAsync(next, 3)).Page!;
            Assert.InRange(page.Changes.Length, 1, 3);
            all.AddRange(page.Changes);
            (next, hasMore) = (page.NextSeq, page.HasMore);
        }

        var nothing = (await index.ListChangesAsync(next, 3)).Page!;
        await index.ChangeAsync(Changes.ReadOnly(true, "one more"));
        var more = (await index.ListChangesAsync(next, 3)).Page!;

        Assert.Equal([1, 1, 5, 5, 3, 3, 4, 4], all.Select(change => change.Namespace.NamespaceId.Value));
        Assert.Equal((0, next, false), (nothing.Changes.Length, nothing.NextSeq, nothing.HasMore));
        Assert.Equal(("one more", next), (Assert.Single(more.Changes).Reason, more.Changes[0].Seq));
    }

    [Fact]
    public async Task A_feed_that_has_nothing_yet_is_empty()
    {
        await using var cluster = await WorldCluster.StartAsync(new MemoryLogStore(), makeWorld: false);

        var page = (await cluster.IndexOn(0).ListChangesAsync(WorldSeq.None, 20)).Page!;

        Assert.Empty(page.Changes);
        Assert.Equal(new WorldSeq(1), page.NextSeq);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 201)]
    [InlineData(-1, 20)]
    public async Task A_page_that_cannot_be_is_malformed(long from, int limit)
    {
        await using var cluster = await WorldCluster.StartAsync(new MemoryLogStore());

        var reply = await cluster.IndexOn(0).ListChangesAsync(new WorldSeq(from), limit);

        Assert.Equal(ErrorCode.MalformedRequest, reply.Rejection?.Code);
    }
}
