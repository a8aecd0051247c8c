using AssetCore.Client;
using AssetCore.Grains.Tests.Support;
using AssetCore.Log.Memory;
using AssetCore.Reads;

namespace AssetCore.Grains.Tests.Clusters;

public sealed class ThreeSiloTests
{
    [Fact]
    public async Task What_is_committed_through_any_silo_is_seen_through_every_other()
    {
        await using var cluster = await WorldCluster.StartAsync(new MemoryLogStore(), silos: 3);
        await cluster.World(0).CommitAsync(Requests.Setup());

        for (var through = 0; through < 3; through++)
        {
            var receipt = (await cluster.World(through).CommitAsync(Requests.Move($"m{through}"))).Receipt!;
            for (var reader = 0; reader < 3; reader++)
            {
                var reply = await cluster.ProjectionOn(reader).QueryAsync(
                    new(new WorldQuery.Balances(Requests.B, null, 20), receipt.WorldSeqEnd));
                var page = Assert.IsType<BalancePage>(reply.Outcome.Answer);
                Assert.Equal(through + 1, Assert.Single(page.Balances).Scaled);
            }
        }
    }

    [Fact]
    public async Task A_client_outside_the_silos_commits_and_reads()
    {
        await using var cluster = await WorldCluster.StartAsync(new MemoryLogStore(), silos: 3);
        var world = cluster.OutsideWorld();

        var outcomes = await world.CommitManyAsync([Requests.Setup(7), Requests.Move("m1", 8), Requests.Move("m2", 7)]);
        var page = (await world.ListBalancesAsync(Requests.B)).Answer!;
        var missing = await world.GetContainerAsync(new("nowhere"));

        Assert.Equal(ErrorCode.InsufficientBalance, outcomes[1].Rejection?.Code);
        Assert.Equal(7, Assert.Single(page.Balances).Scaled);
        Assert.Equal(outcomes[2].Receipt?.WorldSeqEnd, page.Freshness?.WorldSeq);
        Assert.Equal(ErrorCode.ContainerNotFound, missing.Rejection?.Code);
    }

    [Fact]
    public async Task Replicas_in_use_follow_without_being_asked_for_a_sequence()
    {
        await using var cluster = await WorldCluster.StartAsync(new MemoryLogStore(), silos: 3);
        await cluster.World(0).CommitAsync(Requests.Setup());
        foreach (var reader in Enumerable.Range(0, 3)) await HeadSeenOnAsync(cluster, reader);

        for (var round = 0; round < 5; round++)
        {
            var head = (await cluster.World(0).CommitAsync(Requests.Move($"m{round}"))).Receipt!.WorldSeqEnd.Value;
            foreach (var reader in Enumerable.Range(0, 3))
                await WorldCluster.UntilAsync(async () => await HeadSeenOnAsync(cluster, reader) >= head);
        }
    }

    [Fact]
    public async Task A_key_takes_place_once_whatever_silo_it_is_sent_through()
    {
        await using var cluster = await WorldCluster.StartAsync(new MemoryLogStore(), silos: 3);
        await cluster.World(0).CommitAsync(Requests.Setup());

        var outcomes = await Task.WhenAll(
            Enumerable.Range(0, 9).Select(i => cluster.World(i % 3).CommitAsync(Requests.Move("once"))));
        var receipts = outcomes.Select(outcome => outcome.Receipt!).ToList();
        var other = await cluster.World(1).CommitAsync(Requests.Move("once", 2));

        Assert.Single(receipts, receipt => !receipt.IdempotentReplay);
        Assert.Single(receipts.Select(receipt => receipt.CommitId).Distinct());
        Assert.Equal(ErrorCode.IdempotencyKeyReused, other.Rejection?.Code);
    }

    [Fact]
    public async Task Replicas_follow_the_log_from_segment_to_segment()
    {
        const int Moves = 20;
        await using var cluster = await WorldCluster.StartAsync(
            new MemoryLogStore(), silos: 3, options => options.Log.SegmentAppendsMax = 3);
        await cluster.World(0).CommitAsync(Requests.Setup());

        for (var move = 1; move <= Moves; move++)
        {
            var receipt = (await cluster.World(0).CommitAsync(Requests.Move($"m{move}"))).Receipt!;
            for (var reader = 0; reader < 3; reader++)
            {
                var reply = await cluster.ProjectionOn(reader).QueryAsync(
                    new(new WorldQuery.Balances(Requests.B, null, 20), receipt.WorldSeqEnd));
                Assert.Null(reply.Outcome.Rejection);
                Assert.Equal(move, Assert.Single(((BalancePage)reply.Outcome.Answer!).Balances).Scaled);
            }
        }
    }

    private static async Task<long> HeadSeenOnAsync(WorldCluster cluster, int silo)
    {
        // A list, for a replica that is behind has not seen the purses yet.
        var reply = await cluster.ProjectionOn(silo).QueryAsync(
            new(new WorldQuery.Containers(null, null, null, 20), null));
        return reply.Outcome.Answer!.Freshness!.WorldSeq.Value;
    }
}
