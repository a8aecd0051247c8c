using System.Text;
using AssetCore.Commits;
using AssetCore.Grains.Abstractions;
using AssetCore.Grains.Replicas;
using AssetCore.Grains.Tests.Support;
using AssetCore.Ids;
using AssetCore.Log.Memory;
using AssetCore.Operations;
using AssetCore.Quantities;
using AssetCore.Reads;
using AssetCore.Testing.Grains;
using AssetCore.Worlds;

namespace AssetCore.Grains.Tests.Clusters;

public sealed class FollowTests
{
    private static readonly WorldSeq s_start = WorldSeq.None;

    [Fact]
    public async Task Whole_commits_come_in_order_without_gaps_with_their_events()
    {
        await using var cluster = await WorldCluster.StartAsync(new MemoryLogStore());
        await cluster.World(0).CommitAsync(Requests.Setup());
        await cluster.World(0).CommitManyAsync([.. Enumerable.Range(0, 30).Select(i => Requests.Move($"m{i}"))]);
        var head = (await cluster.Writer(1).StatusAsync()).Status!.Head;

        var commits = await FollowToAsync(cluster, 0, s_start, head, limit: 7);

        Assert.Equal(32, commits.Count);
        Assert.Equal(new WorldSeq(1), commits[0].Item.WorldSeqStart);
        Assert.Equal(head, commits[^1].Item.WorldSeqEnd);
        foreach (var (earlier, later) in commits.Zip(commits.Skip(1)))
            Assert.Equal(earlier.Item.WorldSeqEnd.Next, later.Item.WorldSeqStart);
        Assert.All(commits, commit => Assert.Equal(commit.Item.EventCount, commit.Events.Length));
        Assert.Contains("\"container_id\":\"b\"", Text(commits[^1].Events[1]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_starts_inside_a_commit_gets_it_whole()
    {
        await using var cluster = await WorldCluster.StartAsync(new MemoryLogStore());
        var setup = (await cluster.World(0).CommitAsync(Requests.Setup())).Receipt!;

        foreach (var from in new[] { setup.WorldSeqStart, setup.WorldSeqStart.Next, setup.WorldSeqEnd })
        {
            var page = await FollowAsync(cluster, 0, from);
            Assert.Equal(setup.CommitId, Assert.Single(page.Commits).Item.CommitId);
            Assert.Equal(setup.WorldSeqEnd.Next, page.NextWorldSeq);
        }
    }

    [Fact]
    public async Task A_follower_waits_for_the_next_commit_on_every_silo()
    {
        await using var cluster = await WorldCluster.StartAsync(new MemoryLogStore(), silos: 3);
        var setup = (await cluster.World(0).CommitAsync(Requests.Setup())).Receipt!;
        var waiting = new Task<FollowPage>[3];
        for (var silo = 0; silo < 3; silo++)
        {
            await FollowAsync(cluster, silo, s_start);
            waiting[silo] = FollowAsync(cluster, silo, setup.WorldSeqEnd.Next);
        }

        var move = (await cluster.World(0).CommitAsync(Requests.Move("m1"))).Receipt!;

        foreach (var page in await Task.WhenAll(waiting))
            Assert.Equal(move.CommitId, Assert.Single(page.Commits).Item.CommitId);
    }

    [Fact]
    public async Task A_client_outside_the_silos_follows_too()
    {
        await using var cluster = await WorldCluster.StartAsync(new MemoryLogStore(), silos: 2);
        var projection = cluster.Client.GetGrain<IProjectionGrain>(1);
        var setup = (await cluster.World(0).CommitAsync(Requests.Setup())).Receipt!;

        var reply = await projection.QueryAsync(new(new WorldQuery.Follow(setup.WorldSeqStart, 20), null));

        var inside = await FollowAsync(cluster, 0, setup.WorldSeqStart);
        var commit = Assert.Single(Assert.IsType<FollowPage>(reply.Outcome.Answer).Commits);
        Assert.Equal(inside.Commits[0].Events.Select(Text), commit.Events.Select(Text));
        Assert.Equal(inside.Commits[0].Item.Operations.AsEnumerable(), commit.Item.Operations);
    }

    [Fact]
    public async Task A_follower_for_whom_nothing_comes_gets_an_empty_page()
    {
        await using var cluster = await WorldCluster.StartAsync(
            new MemoryLogStore(), configure: o => o.FollowWait = TimeSpan.FromMilliseconds(50));
        var setup = (await cluster.World(0).CommitAsync(Requests.Setup())).Receipt!;

        var reply = await cluster.ProjectionOn(0).QueryAsync(
            new(new WorldQuery.Follow(setup.WorldSeqEnd.Next, 20), setup.WorldSeqEnd));
        var page = Assert.IsType<FollowPage>(reply.Outcome.Answer);

        Assert.Empty(page.Commits);
        Assert.Equal(setup.WorldSeqEnd.Next, page.NextWorldSeq);
        Assert.Equal(setup.WorldSeqEnd, page.Freshness?.WorldSeq);
    }

    [Fact]
    public async Task Followers_see_what_was_written_before_a_restart_and_after_it()
    {
        var store = new MemoryLogStore();
        CommitReceipt setup;
        await using (var earlier = await WorldCluster.StartAsync(store))
            setup = (await earlier.World(0).CommitAsync(Requests.Setup())).Receipt!;

        await using var cluster = await WorldCluster.StartAsync(store, makeWorld: false);
        var before = await FollowAsync(cluster, 0, setup.WorldSeqStart);
        var waiting = FollowAsync(cluster, 0, before.NextWorldSeq);
        var move = (await cluster.World(0).CommitAsync(Requests.Move("m1"))).Receipt!;

        Assert.Equal(setup.CommitId, Assert.Single(before.Commits).Item.CommitId);
        Assert.Equal(move.CommitId, Assert.Single((await waiting).Commits).Item.CommitId);
    }

    [Fact]
    public async Task Followers_go_on_when_the_writers_silo_is_gone()
    {
        await using var cluster = await WorldCluster.StartAsync(new MemoryLogStore(), silos: 2);
        var setup = (await cluster.World(0).CommitAsync(Requests.Setup())).Receipt!;
        var next = (await FollowAsync(cluster, 1, setup.WorldSeqStart)).NextWorldSeq;

        await cluster.KillAsync(0);
        var waiting = FollowToAsync(cluster, 0, setup.WorldSeqStart, next);
        var client = cluster.World(0, new() { AttemptsMax = 100, BackoffMax = TimeSpan.FromMilliseconds(200) });
        var move = (await client.CommitAsync(Requests.Move("m1"))).Receipt!;

        Assert.Equal([setup.CommitId, move.CommitId], (await waiting).Select(commit => commit.Item.CommitId));
    }

    [Fact]
    public async Task Many_followers_at_the_head_do_not_read_the_log()
    {
        var store = new PlannedLogStore(new MemoryLogStore());
        await using var cluster = await WorldCluster.StartAsync(store);
        var world = cluster.World(0);
        var next = (await world.CommitAsync(Requests.Setup())).Receipt!.WorldSeqEnd.Next;
        await FollowAsync(cluster, 0, s_start);
        var reads = store.Reads;

        for (var round = 0; round < 5; round++)
        {
            var waiting = Enumerable.Range(0, 500).Select(_ => FollowAsync(cluster, 0, next)).ToList();
            await world.CommitAsync(Requests.Move($"m{round}"));
            var pages = await Task.WhenAll(waiting);
            next = Assert.Single(pages.Select(page => page.NextWorldSeq).Distinct());
        }

        Assert.Equal(reads, store.Reads);
    }

    [Fact]
    public async Task A_large_commit_is_written_out_whole_and_fills_its_page()
    {
        await using var cluster = await WorldCluster.StartAsync(new MemoryLogStore());
        await cluster.World(0).CommitAsync(Requests.Setup());
        var transfer = new Transfer(Requests.A, Requests.B, Requests.Gold, null, DecimalQuantity.FromInteger(1));
        var many = new TransferMany([.. Enumerable.Repeat(transfer, 8_000)]);
        var large = (await cluster.World(0).CommitAsync(Requests.Of("large", many, many, many, many))).Receipt!;
        await cluster.World(0).CommitAsync(Requests.Move("after"));

        var page = await FollowAsync(cluster, 0, large.WorldSeqStart);
        var view = await cluster.ProjectionOn(0).QueryAsync(new(new WorldQuery.Commit(large.CommitId), null));

        var commit = Assert.Single(page.Commits);
        Assert.Equal(large.WorldSeqEnd.Value - large.WorldSeqStart.Value + 1, commit.Events.Length);
        Assert.Equal(large.WorldSeqEnd.Next, page.NextWorldSeq);
        Assert.Equal(commit.Events.AsEnumerable(), Assert.IsType<CommitView>(view.Outcome.Answer).Events);
    }

    [Fact]
    public async Task Changes_of_the_world_itself_are_followed_and_its_end_ends_the_stream()
    {
        await using var cluster = await WorldCluster.StartAsync(new MemoryLogStore());
        var next = (await FollowAsync(cluster, 0, s_start)).NextWorldSeq;

        var waiting = FollowAsync(cluster, 0, next);
        await cluster.IndexOn(0).ChangeAsync(Changes.ReadOnly(true, "an audit"));
        var change = Assert.Single((await waiting).Commits);
        var last = cluster.ProjectionOn(0).QueryAsync(
            new(new WorldQuery.Follow(change.Item.WorldSeqEnd.Next, 20), null));
        await cluster.IndexOn(0).ChangeAsync(Changes.To(WorldLifecycle.Deleted));

        Assert.Equal("""{"reason":"an audit"}""", change.Item.Metadata?.ToString());
        Assert.Equal("""{"source":"world"}""", change.Item.Origin?.ToString());
        Assert.Equal(ErrorCode.NamespaceNotFound, (await last).Outcome.Rejection?.Code);
    }

    [Fact]
    public async Task A_silo_that_stops_lets_its_followers_go()
    {
        await using var cluster = await WorldCluster.StartAsync(
            new MemoryLogStore(), silos: 2, configure: o => o.FollowWait = TimeSpan.FromSeconds(15));
        var setup = (await cluster.World(0).CommitAsync(Requests.Setup())).Receipt!;
        await FollowAsync(cluster, 1, s_start);
        var host = cluster.Service<ReplicaHost>(1);

        var waiting = host.QueryAsync(new WorldId(1), new(new WorldQuery.Follow(setup.WorldSeqEnd.Next, 20), null));
        var stopping = cluster.StopAsync(1);
        var page = Assert.IsType<FollowPage>((await waiting).Answer);
        await stopping;

        Assert.Empty(page.Commits);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(ReadLimits.HistoryMax + 1)]
    public async Task A_page_of_no_commits_or_too_many_is_malformed(int limit)
    {
        await using var cluster = await WorldCluster.StartAsync(new MemoryLogStore());

        var reply = await cluster.ProjectionOn(0).QueryAsync(new(new WorldQuery.Follow(s_start, limit), null));

        Assert.Equal(ErrorCode.MalformedRequest, reply.Outcome.Rejection?.Code);
    }

    private static async Task<FollowPage> FollowAsync(WorldCluster cluster, int silo, WorldSeq from, int limit = 20)
    {
        var reply = await cluster.ProjectionOn(silo).QueryAsync(new(new WorldQuery.Follow(from, limit), null));
        return Assert.IsType<FollowPage>(reply.Outcome.Answer);
    }

    private static async Task<List<CommittedCommit>> FollowToAsync(
        WorldCluster cluster, int silo, WorldSeq from, WorldSeq to, int limit = 20)
    {
        var commits = new List<CommittedCommit>();
        while (from <= to)
        {
            var page = await FollowAsync(cluster, silo, from, limit);
            Assert.InRange(page.Commits.Length, 0, limit);
            commits.AddRange(page.Commits);
            from = page.NextWorldSeq;
        }

        return commits;
    }

    private static string Text(Text.JsonText json) => Encoding.UTF8.GetString(json.Utf8.Span);
}
