using AssetCore.Client;
using AssetCore.Client.Cluster;
using AssetCore.Commits;
using AssetCore.Grains.Abstractions;
using AssetCore.Grains.Tests.Support;
using AssetCore.Ids;
using AssetCore.Log.Memory;
using AssetCore.Reads;
using AssetCore.Worlds;

namespace AssetCore.Grains.Tests.Clusters;

public sealed class IsolationTests
{
    [Fact]
    public async Task Worlds_never_see_each_other()
    {
        await using var cluster = await WorldCluster.StartAsync(new MemoryLogStore(), silos: 2);
        await cluster.IndexOn(0).CreateAsync(new CreateCall(new WorldId(2), null, "a test"));
        var (one, two) = (cluster.World(0), cluster.On(1).GetWorld(2));

        // The same ids and the same keys, with other contents.
        var first = (await one.CommitAsync(Requests.Setup(10))).Receipt!;
        var second = (await two.CommitAsync(Requests.Setup(20))).Receipt!;
        var moved = (await two.CommitAsync(Requests.Move("m1", 15))).Receipt!;
        var refused = await one.CommitAsync(Requests.Move("m1", 15));

        Assert.False(second.IdempotentReplay);
        Assert.Equal((first.WorldSeqStart, first.WorldSeqEnd), (second.WorldSeqStart, second.WorldSeqEnd));
        Assert.Equal(ErrorCode.InsufficientBalance, refused.Rejection?.Code);
        Assert.Contains("10", refused.Rejection!.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("20", refused.Rejection.Detail, StringComparison.Ordinal);
        Assert.Equal(10, Assert.Single((await one.ListBalancesAsync(Requests.A)).Answer!.Balances).Scaled);
        Assert.Equal(5, Assert.Single((await two.ListBalancesAsync(Requests.A)).Answer!.Balances).Scaled);
        var strange = await one.QueryAsync(new WorldQuery.Commit(moved.CommitId));
        Assert.Equal(ErrorCode.CommitNotFound, strange.Rejection?.Code);
    }

    [Fact]
    public async Task Who_follows_one_world_hears_nothing_of_another()
    {
        await using var cluster = await WorldCluster.StartAsync(new MemoryLogStore(), silos: 2);
        await cluster.IndexOn(0).CreateAsync(new CreateCall(new WorldId(2), null, "a test"));
        var head = (await cluster.World(0).CommitAsync(Requests.Setup())).Receipt!.WorldSeqEnd;
        var waiting = cluster.ProjectionOn(0).QueryAsync(new(new WorldQuery.Follow(head.Next, 20), null));

        await cluster.On(0).GetWorld(2).CommitAsync(Requests.Setup());
        for (var i = 0; i < 10; i++) await cluster.On(0).GetWorld(2).CommitAsync(Requests.Move($"n{i}"));
        var move = (await cluster.World(0).CommitAsync(Requests.Move("m1"))).Receipt!;

        var page = Assert.IsType<FollowPage>((await waiting).Outcome.Answer);
        Assert.Equal(move.CommitId, Assert.Single(page.Commits).Item.CommitId);
    }

    [Fact]
    public async Task What_happens_to_one_world_leaves_others_as_they_are()
    {
        await using var cluster = await WorldCluster.StartAsync(new MemoryLogStore());
        await cluster.IndexOn(0).CreateAsync(new CreateCall(new WorldId(2), null, "a test"));
        var before = (await cluster.Writer(2).StatusAsync()).Status;

        foreach (var change in new[] { Changes.ReadOnly(true), Changes.To(WorldLifecycle.Deleted) })
            Assert.Null((await cluster.IndexOn(0).ChangeAsync(change)).Rejection);

        Assert.Equal(before, (await cluster.Writer(2).StatusAsync()).Status);
        Assert.True((await cluster.On(0).GetWorld(2).CommitAsync(Requests.Setup())).IsCommitted);
    }

    [Fact]
    public async Task A_key_means_something_else_in_every_world()
    {
        await using var cluster = await WorldCluster.StartAsync(new MemoryLogStore());
        await cluster.IndexOn(0).CreateAsync(new CreateCall(new WorldId(2), null, "a test"));
        CommitRequest[] requests = [Requests.Setup(1), Requests.Setup(2)];

        var outcomes = new List<CommitOutcome>();
        foreach (var world in new long[] { 1, 2 })
            outcomes.Add(await cluster.On(0).GetWorld(world).CommitAsync(requests[world - 1]));
        var mixed = await cluster.On(0).GetWorld(1).CommitAsync(requests[1]);

        Assert.All(outcomes, outcome => Assert.True(outcome.IsCommitted));
        Assert.Equal(ErrorCode.IdempotencyKeyReused, mixed.Rejection?.Code);
    }
}
