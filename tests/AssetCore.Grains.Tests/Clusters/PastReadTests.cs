using AssetCore.Client;
using AssetCore.Client.Cluster;
using AssetCore.Grains.Tests.Support;
using AssetCore.Ids;
using AssetCore.Log.Memory;
using AssetCore.Reads;

namespace AssetCore.Grains.Tests.Clusters;

public sealed class PastReadTests
{
    [Fact]
    public async Task Every_commit_can_be_read_as_it_left_the_world()
    {
        await using var cluster = await WorldCluster.StartAsync(new MemoryLogStore());
        var world = cluster.World(0);
        var ends = new List<WorldSeq> { (await world.CommitAsync(Requests.Setup(100))).Receipt!.WorldSeqEnd };
        for (var i = 1; i <= 5; i++)
            ends.Add((await world.CommitAsync(Requests.Move($"m{i}", 1))).Receipt!.WorldSeqEnd);

        for (var moved = 0; moved < ends.Count; moved++)
        {
            var past = await BalanceAsync(world.AsOf(ends[moved]));
            Assert.Equal((moved, ends[moved]), (past.Scaled, past.At));
        }
    }

    [Fact]
    public async Task A_sequence_inside_a_commit_is_answered_from_the_end_of_the_one_before()
    {
        await using var cluster = await WorldCluster.StartAsync(new MemoryLogStore());
        var world = cluster.World(0);
        var setup = (await world.CommitAsync(Requests.Setup(100))).Receipt!;
        var move = (await world.CommitAsync(Requests.Move("m1", 7))).Receipt!;
        await world.CommitAsync(Requests.Move("m2", 1));
        Assert.True(move.WorldSeqEnd > move.WorldSeqStart);

        var inside = await BalanceAsync(world.AsOf(move.WorldSeqStart));
        var behind = await BalanceAsync(world.AsOf(move.WorldSeqEnd));

        Assert.Equal((0, setup.WorldSeqEnd), (inside.Scaled, inside.At));
        Assert.Equal((7, move.WorldSeqEnd), (behind.Scaled, behind.At));
    }

    [Fact]
    public async Task Commits_of_one_batch_are_told_apart_in_the_past()
    {
        await using var cluster = await WorldCluster.StartAsync(new MemoryLogStore());
        var world = cluster.World(0);
        await world.CommitAsync(Requests.Setup(1_000));
        var outcomes = await world.CommitManyAsync([.. Enumerable.Range(0, 50).Select(i => Requests.Move($"m{i}", 1))]);

        for (var i = 0; i < outcomes.Length; i += 7)
        {
            var end = outcomes[i].Receipt!.WorldSeqEnd;
            var past = await BalanceAsync(world.AsOf(end));
            Assert.Equal((i + 1, end), (past.Scaled, past.At));
        }
    }

    [Fact]
    public async Task What_lies_beyond_the_head_is_refused_at_once_and_for_good()
    {
        await using var cluster = await WorldCluster.StartAsync(new MemoryLogStore());
        var repeats = 0;
        var world = cluster.On(0).GetWorld(1, new WorldClientOptions { OnRetry = _ => repeats++ });
        var head = (await world.CommitAsync(Requests.Setup(10))).Receipt!.WorldSeqEnd;

        var ahead = await world.AsOf(new WorldSeq(500)).QueryAsync(new WorldQuery.Balances(Requests.B, null, 20));

        Assert.Equal(ErrorCode.NotYetVisible, ahead.Rejection?.Code);
        Assert.Equal(
            $"as_of_world_seq 500 lies beyond the head of namespace 1, which is at world_seq {head}",
            ahead.Rejection!.Detail);
        Assert.Null(ahead.Rejection.RetryAfterMs);
        Assert.Equal(0, repeats);
        Assert.NotNull((await world.AsOf(head).QueryAsync(new WorldQuery.Balances(Requests.B, null, 20))).Answer);
    }

    [Fact]
    public async Task What_did_not_exist_then_is_not_found_then()
    {
        await using var cluster = await WorldCluster.StartAsync(new MemoryLogStore());
        var world = cluster.World(0);
        var setup = (await world.CommitAsync(Requests.Setup(10))).Receipt!;

        var before = await world.AsOf(new WorldSeq(setup.WorldSeqStart.Value - 1))
            .QueryAsync(new WorldQuery.Container(Requests.B));

        Assert.Equal(ErrorCode.ContainerNotFound, before.Rejection?.Code);
    }

    [Fact]
    public async Task Histories_end_where_the_past_does()
    {
        await using var cluster = await WorldCluster.StartAsync(new MemoryLogStore());
        var world = cluster.World(0);
        await world.CommitAsync(Requests.Setup(100));
        var outcomes = await world.CommitManyAsync([.. Enumerable.Range(0, 9).Select(i => Requests.Move($"m{i}", 1))]);
        var fifth = outcomes[4].Receipt!;
        var past = world.AsOf(fifth.WorldSeqEnd);

        var all = (await past.ListCommitsAsync(limit: 100)).Answer!;
        var of = (await past.ListCommitsAsync(inContainer: Requests.B, limit: 100)).Answer!;
        var later = await past.GetCommitAsync(outcomes[5].Receipt!.CommitId);

        Assert.Equal(fifth.CommitId, all.Commits[^1].CommitId);
        Assert.Equal(fifth.CommitId, of.Commits[^1].CommitId);
        Assert.Equal((false, fifth.WorldSeqEnd.Next), (all.HasMore, all.NextWorldSeq));
        Assert.Equal(fifth.WorldSeqEnd, all.Freshness?.WorldSeq);
        Assert.Equal(ErrorCode.CommitNotFound, later.Rejection?.Code);
        Assert.Equal(fifth.CommitId, (await past.GetCommitAsync(fifth.CommitId)).Answer!.Item.CommitId);
    }

    [Fact]
    public async Task More_pasts_than_a_silo_keeps_are_all_answered()
    {
        await using var cluster = await WorldCluster.StartAsync(
            new MemoryLogStore(),
            configure: options => (options.PastStatesMax, options.PastBuildsMax) = (2, 1));
        var world = cluster.World(0);
        var ends = new List<WorldSeq> { (await world.CommitAsync(Requests.Setup(100))).Receipt!.WorldSeqEnd };
        for (var i = 1; i <= 9; i++)
            ends.Add((await world.CommitAsync(Requests.Move($"m{i}", 1))).Receipt!.WorldSeqEnd);

        var answers = await Task.WhenAll(ends.Select(end => BalanceAsync(world.AsOf(end))));

        Assert.Equal(Enumerable.Range(0, 10).Select(i => (long)i), answers.Select(answer => answer.Scaled));
    }

    private static async Task<(long Scaled, WorldSeq At)> BalanceAsync(IWorldReader world)
    {
        var outcome = await world.QueryAsync(new WorldQuery.Balances(Requests.B, null, 20));
        var page = Assert.IsType<BalancePage>(outcome.Answer);
        return (page.Balances.IsEmpty ? 0 : page.Balances[0].Scaled, page.Freshness!.WorldSeq);
    }
}
