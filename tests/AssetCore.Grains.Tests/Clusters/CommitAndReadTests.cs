using AssetCore.Client;
using AssetCore.Grains.Tests.Support;
using AssetCore.Ids;
using AssetCore.Log.Memory;
using AssetCore.Operations;
using AssetCore.Quantities;
using AssetCore.Reads;

namespace AssetCore.Grains.Tests.Clusters;

public sealed class CommitAndReadTests
{
    [Fact]
    public async Task What_is_committed_is_read_back()
    {
        await using var cluster = await WorldCluster.StartAsync(new MemoryLogStore());
        var world = cluster.World(0);

        var setup = (await world.CommitAsync(Requests.Setup(100))).Receipt;
        var move = (await world.CommitAsync(Requests.Move("m1", 40))).Receipt;
        var page = Assert.IsType<BalancePage>(
            (await world.QueryAsync(new WorldQuery.Balances(Requests.B, null, 20))).Answer);

        Assert.NotNull(setup);
        Assert.Equal(setup.WorldSeqEnd.Next, move?.WorldSeqStart);
        Assert.Equal(40, Assert.Single(page.Balances).Scaled);
        Assert.Equal(move?.WorldSeqEnd, page.Freshness?.WorldSeq);
        Assert.Equal(0, page.Freshness?.Lag);
    }

    [Fact]
    public async Task A_refusal_says_why_and_changes_nothing()
    {
        await using var cluster = await WorldCluster.StartAsync(new MemoryLogStore());
        var world = cluster.World(0);
        var setup = (await world.CommitAsync(Requests.Setup(10))).Receipt;

        var refused = await world.CommitAsync(Requests.Move("m1", 11));
        var freshness = await world.GetFreshnessAsync();

        Assert.Equal(ErrorCode.InsufficientBalance, refused.Rejection?.Code);
        Assert.Equal(setup?.WorldSeqEnd, freshness.Answer?.Freshness?.CommitLogWorldSeq);
    }

    [Fact]
    public async Task A_world_that_was_never_made_is_not_found_and_leaves_nothing_behind()
    {
        await using var cluster = await WorldCluster.StartAsync(new MemoryLogStore(), makeWorld: false);
        var world = cluster.World(0, Once);

        var commit = await world.CommitAsync(Requests.Setup());
        var query = await world.QueryAsync(new WorldQuery.FreshnessOnly());

        Assert.Equal(ErrorCode.NamespaceNotFound, commit.Rejection?.Code);
        Assert.Equal(ErrorCode.NamespaceNotFound, query.Rejection?.Code);
        Assert.Equal(0, cluster.Service<Grains.Replicas.ReplicaHost>(0).Count);
    }

    [Fact]
    public async Task A_page_of_history_ends_when_it_is_large_whatever_its_limit()
    {
        await using var cluster = await WorldCluster.StartAsync(new MemoryLogStore());
        var world = cluster.World(0);
        await world.CommitAsync(Requests.Setup());
        var transfer = new Transfer(Requests.A, Requests.B, Requests.Gold, null, DecimalQuantity.FromInteger(1));
        var many = new TransferMany([.. Enumerable.Repeat(transfer, TransferMany.TransfersMax)]);
        var sent = new List<CommitId>();
        for (var i = 0; i < 8; i++)
            sent.Add((await world.CommitAsync(Requests.Of($"t{i}", many, many, many, many))).Receipt!.CommitId);

        var listed = new List<CommitId>();
        var pages = 0;
        var page = (await world.ListCommitsAsync(sent[0].WorldSeqStart)).Answer!;
        for (; page.HasMore; page = (await world.ListCommitsAsync(page.NextWorldSeq)).Answer!, pages++)
            listed.AddRange(page.Commits.Select(one => one.CommitId));
        listed.AddRange(page.Commits.Select(one => one.CommitId));

        Assert.Equal(sent, listed);
        Assert.InRange(pages, 1, 3);
    }

    [Fact]
    public async Task History_agrees_with_the_receipts()
    {
        await using var cluster = await WorldCluster.StartAsync(new MemoryLogStore());
        var world = cluster.World(0);
        await world.CommitAsync(Requests.Setup());
        var move = (await world.CommitAsync(Requests.Move("m1"))).Receipt!;

        var page = (await world.ListCommitsAsync(move.WorldSeqStart)).Answer!;
        var ofContainer = (await world.ListCommitsAsync(WorldSeq.None, Requests.B)).Answer!;
        var view = (await world.GetCommitAsync(move.CommitId)).Answer!;
        var missing = await world.QueryAsync(new WorldQuery.Commit(new CommitId(move.WorldSeqStart, 1)));

        Assert.Equal(move.CommitId, Assert.Single(page.Commits).CommitId);
        Assert.False(page.HasMore);
        Assert.Equal(2, ofContainer.Commits.Length);
        Assert.Equal(2, view.Events.Length);
        Assert.Equal(ErrorCode.CommitNotFound, missing.Rejection?.Code);
    }

    [Fact]
    public async Task Every_commit_of_a_bulk_call_has_its_own_outcome()
    {
        await using var cluster = await WorldCluster.StartAsync(new MemoryLogStore());
        var world = cluster.World(0);

        var outcomes = await world.CommitManyAsync(
        [
            Requests.Setup(5),
            Requests.Move("m1", 3),
            Requests.Move("m2", 3),
            Requests.Move("m3", 2),
            Requests.Move("m1", 3),
        ]);

        Assert.Equal([true, true, false, true, true], outcomes.Select(outcome => outcome.IsCommitted));
        Assert.True(outcomes[4].Receipt?.IdempotentReplay);
    }

    [Fact]
    public async Task A_preflight_changes_nothing()
    {
        await using var cluster = await WorldCluster.StartAsync(new MemoryLogStore());
        var world = cluster.World(0);
        var setup = (await world.CommitAsync(Requests.Setup())).Receipt!;

        var preflight = await world.PreflightAsync(Requests.Move("m1"));
        var freshness = await world.GetFreshnessAsync();

        Assert.Equal(setup.WorldSeqEnd, preflight.Report?.ValidatedWorldSeq);
        Assert.Equal(2, preflight.Report?.Events.Length);
        Assert.Equal(setup.WorldSeqEnd, freshness.Answer?.Freshness?.CommitLogWorldSeq);
    }

    private static WorldClientOptions Once => new() { AttemptsMax = 1 };
}
