using AssetCore.Client.Cluster;
using AssetCore.Grains.Abstractions;
using AssetCore.Grains.Replicas;
using AssetCore.Grains.Tests.Support;
using AssetCore.Ids;
using AssetCore.Log.Memory;
using AssetCore.Reads;
using AssetCore.Testing.Grains;

namespace AssetCore.Grains.Tests.Replicas;

public sealed class ReplicaTests
{
    [Fact]
    public async Task Every_answer_shows_a_state_between_two_commits()
    {
        await using var cluster = await WorldCluster.StartAsync(new MemoryLogStore());
        var setup = (await cluster.World(0).CommitAsync(Requests.Setup())).Receipt!;
        var first = (await cluster.World(0).CommitAsync(Requests.Move("first"))).Receipt!;
        using var done = new CancellationTokenSource();

        // Each move is two events and one piece of gold, so the sequence tells what the purse must hold.
        var readers = Enumerable.Range(0, 3).Select(_ => Task.Run(async () =>
        {
            while (!done.IsCancellationRequested)
            {
                var reply = await cluster.ProjectionOn(0).QueryAsync(
                    new(new WorldQuery.Balances(Requests.B, null, 20), first.WorldSeqEnd));
                var page = Assert.IsType<BalancePage>(reply.Outcome.Answer);
                var moves = (page.Freshness!.WorldSeq.Value - setup.WorldSeqEnd.Value) / 2.0;
                Assert.Equal(moves, Assert.Single(page.Balances).Scaled);
            }
        })).ToArray();
        foreach (var round in Enumerable.Range(0, 200))
            await cluster.World(0).CommitManyAsync([.. Enumerable.Range(0, 5).Select(i =>
                Requests.Move($"{round}-{i}"))]);
        await done.CancelAsync();

        await Task.WhenAll(readers);
    }

    [Fact]
    public async Task A_sequence_that_the_world_has_not_reached_is_not_yet_visible()
    {
        await using var cluster = await WorldCluster.StartAsync(
            new MemoryLogStore(), configure: o => o.QueryWait = TimeSpan.FromMilliseconds(200));
        await cluster.World(0).CommitAsync(Requests.Setup());
        await cluster.ProjectionOn(0).QueryAsync(new(new WorldQuery.FreshnessOnly(), null));

        var reply = await cluster.ProjectionOn(0).QueryAsync(
            new(new WorldQuery.FreshnessOnly(), new WorldSeq(1_000_000)));

        Assert.Equal(ErrorCode.NotYetVisible, reply.Outcome.Rejection?.Code);
        Assert.NotNull(reply.Outcome.Rejection?.RetryAfterMs);
    }

    [Fact]
    public async Task A_replica_beside_its_writer_does_not_read_the_store()
    {
        var store = new PlannedLogStore(new MemoryLogStore());
        await using var cluster = await WorldCluster.StartAsync(store);
        var world = cluster.World(0);
        await world.CommitAsync(Requests.Setup());
        await world.QueryAsync(new WorldQuery.Container(Requests.A));
        var reads = store.Reads;

        for (var i = 0; i < 20; i++)
        {
            await world.CommitAsync(Requests.Move($"m{i}"));
            await world.QueryAsync(new WorldQuery.Container(Requests.A));
        }

        Assert.Equal(reads, store.Reads);
    }

    [Fact]
    public async Task The_replica_longest_without_a_query_makes_room_for_another()
    {
        await using var cluster = await WorldCluster.StartAsync(new MemoryLogStore(), configure: o =>
            o.ReplicasMax = 1);
        await cluster.On(0).GetWorlds().CreateAsync(new WorldId(2), null, "a test");
        await cluster.ProjectionOn(0).QueryAsync(new(new WorldQuery.FreshnessOnly(), null));

        await WorldCluster.UntilAsync(async () =>
        {
            var reply = await cluster.On(0).GetGrain<IProjectionGrain>(2).QueryAsync(
                new(new WorldQuery.FreshnessOnly(), null));
            Assert.True(reply.Outcome.Rejection is null or { Code: ErrorCode.Overloaded });
            return reply.Outcome.Rejection is null;
        });

        Assert.Equal(1, cluster.Service<ReplicaHost>(0).Count);
    }

    [Fact]
    public async Task A_replica_that_nobody_asks_is_dropped()
    {
        await using var cluster = await WorldCluster.StartAsync(new MemoryLogStore(), configure: o =>
        {
            o.ReplicaIdleAge = TimeSpan.FromSeconds(1);
            o.ReplicaFollowAge = TimeSpan.FromSeconds(1);
        });
        await cluster.ProjectionOn(0).QueryAsync(new(new WorldQuery.FreshnessOnly(), null));
        var host = cluster.Service<ReplicaHost>(0);

        Assert.Equal(1, host.Count);
        await WorldCluster.UntilAsync(() => Task.FromResult(host.Count == 0));
    }
}
