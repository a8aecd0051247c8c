using AssetCore.Client;
using AssetCore.Client.Cluster;
using AssetCore.Format.Manifests;
using AssetCore.Grains.Abstractions;
using AssetCore.Grains.Tests.Support;
using AssetCore.Ids;
using AssetCore.Log.Manifests;
using AssetCore.Log.Memory;
using AssetCore.Log.Stores;
using AssetCore.Reads;
using AssetCore.Recovery;
using AssetCore.Recovery.Verification;
using AssetCore.Worlds;
using WorldLineage = AssetCore.Worlds.WorldLineage;

namespace AssetCore.Grains.Tests.Clusters;

public sealed class ForkTests
{
    private static readonly WorldId s_one = new(1);
    private static readonly WorldId s_fork = new(2);

    [Fact]
    public async Task A_fork_begins_as_its_source_was_and_goes_its_own_way()
    {
        await using var cluster = await WorldCluster.StartAsync(new MemoryLogStore());
        var source = cluster.World(0);
        await source.CommitAsync(Requests.Setup(100));
        var third = (await source.CommitAsync(Requests.Move("m1", 3))).Receipt!;
        await source.CommitAsync(Requests.Move("m2", 10));

        var made = await ForkAsync(cluster, third.WorldSeqEnd);
        var fork = cluster.On(0).GetWorld(2);
        var moved = (await fork.CommitAsync(Requests.Move("m2", 20))).Receipt;

        Assert.Equal(new WorldLineage(s_one, third.WorldSeqEnd), made.World?.Lineage);
        Assert.Equal(WorldLifecycle.Provisioned, made.World?.Lifecycle);
        Assert.NotNull(moved);
        Assert.True(moved.WorldSeqStart > third.WorldSeqEnd);
        Assert.Equal(23, await MovedAsync(fork));
        Assert.Equal(13, await MovedAsync(source));
    }

    [Fact]
    public async Task History_before_a_fork_is_answered_out_of_its_source()
    {
        await using var cluster = await WorldCluster.StartAsync(new MemoryLogStore());
        var source = cluster.World(0);
        await source.CommitAsync(Requests.Setup(100));
        var shared = (await source.CommitAsync(Requests.Move("m1", 3))).Receipt!;
        var alien = (await source.CommitAsync(Requests.Move("m2", 10))).Receipt!;
        Assert.Null((await ForkAsync(cluster, shared.WorldSeqEnd)).Rejection);
        var fork = cluster.On(0).GetWorld(2);
        var own = (await fork.CommitAsync(Requests.Move("m3", 1))).Receipt!;

        var commits = (await fork.ListCommitsAsync(limit: 100)).Answer!.Commits;
        var ofSource = (await source.ListCommitsAsync(limit: 100)).Answer!.Commits;

        Assert.Contains(commits, commit => commit.CommitId == shared.CommitId);
        Assert.Contains(commits, commit => commit.CommitId == own.CommitId);
        Assert.DoesNotContain(commits, commit => commit.CommitId == alien.CommitId);
        Assert.DoesNotContain(ofSource, commit => commit.CommitId == own.CommitId);
        Assert.Equal(shared.CommitId, (await fork.GetCommitAsync(shared.CommitId)).Answer?.Item.CommitId);
        Assert.Equal(ErrorCode.CommitNotFound, (await fork.GetCommitAsync(alien.CommitId)).Rejection?.Code);
        Assert.Equal(0, await MovedAsync(fork.AsOf(new WorldSeq(shared.WorldSeqStart.Value - 1))));
        Assert.Equal(3, await MovedAsync(fork.AsOf(shared.WorldSeqEnd)));
        AssertWithoutGaps(commits);
    }

    [Fact]
    public async Task A_fork_of_a_fork_tells_the_whole_history()
    {
        await using var cluster = await WorldCluster.StartAsync(new MemoryLogStore());
        var source = cluster.World(0);
        await source.CommitAsync(Requests.Setup(100));
        var first = (await source.CommitAsync(Requests.Move("m1", 3))).Receipt!;
        Assert.Null((await ForkAsync(cluster, first.WorldSeqEnd)).Rejection);
        var fork = cluster.On(0).GetWorld(2);
        var second = (await fork.CommitAsync(Requests.Move("m2", 4))).Receipt!;
        await fork.CommitAsync(Requests.Move("m3", 50));

        var made = await ForkAsync(cluster, second.WorldSeqEnd, source: 2, number: 3);
        var grandchild = cluster.On(0).GetWorld(3);
        await grandchild.CommitAsync(Requests.Move("m3", 1));

        Assert.Null(made.Rejection);
        Assert.Equal(8, await MovedAsync(grandchild));
        Assert.Equal(3, await MovedAsync(grandchild.AsOf(first.WorldSeqEnd)));
        AssertWithoutGaps((await grandchild.ListCommitsAsync(limit: 100)).Answer!.Commits);
    }

    [Fact]
    public async Task A_fork_is_as_it_was_after_every_silo_has_gone()
    {
        var store = new MemoryLogStore();
        await using (var cluster = await WorldCluster.StartAsync(store))
        {
            var source = cluster.World(0);
            await source.CommitAsync(Requests.Setup(100));
            var first = (await source.CommitAsync(Requests.Move("m1", 3))).Receipt!;
            Assert.Null((await ForkAsync(cluster, first.WorldSeqEnd)).Rejection);
            await cluster.On(0).GetWorld(2).CommitAsync(Requests.Move("m2", 4));
        }

        await using var again = await WorldCluster.StartAsync(store, makeWorld: false);
        Assert.Equal(7, await MovedAsync(again.On(0).GetWorld(2)));
        var page = (await again.IndexOn(0).ListAsync(WorldListCall.One(s_fork))).Page!;
        Assert.Equal(s_one, Assert.Single(page.Namespaces).Lineage?.Source);
    }

    [Fact]
    public async Task Forking_again_is_refused_and_changes_nothing()
    {
        await using var cluster = await WorldCluster.StartAsync(new MemoryLogStore());
        var setup = (await cluster.World(0).CommitAsync(Requests.Setup(100))).Receipt!;
        Assert.Null((await ForkAsync(cluster, setup.WorldSeqEnd)).Rejection);

        var again = await ForkAsync(cluster, setup.WorldSeqEnd);
        var self = await ForkAsync(cluster, setup.WorldSeqEnd, source: 2, number: 2);
        var none = await ForkAsync(cluster, setup.WorldSeqEnd, source: 9, number: 3);
        var ahead = await ForkAsync(cluster, new WorldSeq(1_000), number: 3);

        Assert.Equal(ErrorCode.NamespaceAlreadyExists, again.Rejection?.Code);
        Assert.Equal(ErrorCode.MalformedRequest, self.Rejection?.Code);
        Assert.Equal(ErrorCode.NamespaceNotFound, none.Rejection?.Code);
        Assert.Equal(ErrorCode.NotYetVisible, ahead.Rejection?.Code);
    }

    [Fact]
    public async Task A_fork_that_would_be_one_too_many_is_refused_and_leaves_nothing_behind()
    {
        await using var cluster = await WorldCluster.StartAsync(new MemoryLogStore());
        var at = (await cluster.World(0).CommitAsync(Requests.Setup(100))).Receipt!.WorldSeqEnd;
        for (var fork = 2; fork <= PastState.LineageMax; fork++)
            Assert.Null((await ForkAsync(cluster, at, fork - 1, fork)).Rejection);
        var (last, more) = (new WorldId(PastState.LineageMax), new WorldId(PastState.LineageMax + 1));

        for (var attempt = 0; attempt < 2; attempt++)
        {
            var refused = await ForkAsync(cluster, at, last.Value, more.Value);
            Assert.Equal(ErrorCode.MalformedRequest, refused.Rejection?.Code);
            Assert.Empty(await ListedAsync(cluster, more));
        }

        var index = cluster.IndexOn(0);
        await DeleteAsync(index, last);
        Assert.True((await PurgedAsync(index, last)).World?.IsPurged);
        Assert.Null((await index.CreateAsync(new CreateCall(more, null, "a test"))).Rejection);
    }

    [Fact]
    public async Task A_fork_whose_source_has_no_history_any_more_gives_its_number_back()
    {
        var store = new MemoryLogStore();
        await using (var cluster = await WorldCluster.StartAsync(store))
        {
            var at = (await cluster.World(0).CommitAsync(Requests.Setup(100))).Receipt!.WorldSeqEnd;

            // The writer of the source has its log open and does not look.
            await new ManifestStore(store, s_one, TimeProvider.System, WorldCluster.Patience).UpdateAsync(
                manifest => manifest! with { Purge = new WorldPurge(0, "behind its back") }, CancellationToken.None);
            for (var attempt = 0; attempt < 2; attempt++)
            {
                Assert.Equal(ErrorCode.HistoryGone, (await ForkAsync(cluster, at)).Rejection?.Code);
                Assert.Empty(await ListedAsync(cluster, s_fork));
            }
        }

        var report = await new WorldVerifier(store, WorldId.Index, TimeProvider.System)
            .VerifyAsync(new VerifyOptions(), null, CancellationToken.None);
        Assert.Empty(report!.Findings);

        // What the index forgot it does not remember after a replay either.
        await using var again = await WorldCluster.StartAsync(store, makeWorld: false);
        Assert.Empty(await ListedAsync(again, s_fork));
        var made = await again.IndexOn(0).CreateAsync(new CreateCall(s_fork, "Free", "a test"));
        Assert.Equal("Free", Assert.Single(await ListedAsync(again, s_fork)).DisplayName);
        Assert.Null(made.World?.Lineage);
    }

    [Fact]
    public async Task Keys_of_the_source_are_not_known_to_the_fork()
    {
        await using var cluster = await WorldCluster.StartAsync(new MemoryLogStore());
        var source = cluster.World(0);
        await source.CommitAsync(Requests.Setup(100));
        var first = (await source.CommitAsync(Requests.Move("m1", 3))).Receipt!;
        Assert.Null((await ForkAsync(cluster, first.WorldSeqEnd)).Rejection);

        var repeated = (await cluster.On(0).GetWorld(2).CommitAsync(Requests.Move("m1", 3))).Receipt;

        Assert.False(repeated?.IdempotentReplay);
    }

    [Fact]
    public async Task A_world_that_a_fork_leans_on_is_not_purged()
    {
        var store = new MemoryLogStore();
        await using var cluster = await WorldCluster.StartAsync(store);
        var setup = (await cluster.World(0).CommitAsync(Requests.Setup(100))).Receipt!;
        Assert.Null((await ForkAsync(cluster, setup.WorldSeqEnd)).Rejection);
        var index = cluster.IndexOn(0);

        var living = await index.PurgeAsync(new PurgeCall(s_one, "a test"));
        await DeleteAsync(index, s_one);
        var leanedOn = await index.PurgeAsync(new PurgeCall(s_one, "a test"));
        Assert.Equal(0, await MovedAsync(cluster.On(0).GetWorld(2).AsOf(setup.WorldSeqEnd)));
        await DeleteAsync(index, s_fork);
        var fork = await PurgedAsync(index, s_fork);
        var source = await PurgedAsync(index, s_one);

        Assert.Equal(ErrorCode.NamespaceInUse, living.Rejection?.Code);
        Assert.Equal(ErrorCode.NamespaceInUse, leanedOn.Rejection?.Code);
        Assert.True(fork.World?.IsPurged);
        Assert.True(source.World?.IsPurged);
        Assert.Equal(["worlds/1/manifest"], await NamesAsync(store, BlobName.WorldPrefix(s_one)));
        Assert.Equal(["worlds/2/manifest"], await NamesAsync(store, BlobName.WorldPrefix(s_fork)));
    }

    [Fact]
    public async Task A_purged_world_is_gone_for_all_and_its_number_is_never_used_again()
    {
        var store = new MemoryLogStore();
        await using (var cluster = await WorldCluster.StartAsync(store))
        {
            var about = Requests.Setup(100) with { SubjectId = new SubjectId("s-1"), ActorId = "somebody" };
            Assert.NotNull((await cluster.World(0).CommitAsync(about)).Receipt);
            Assert.Single(await NamesAsync(store, "subjects/1/"));
            await DeleteAsync(cluster.IndexOn(0), s_one);
            Assert.Null((await PurgedAsync(cluster.IndexOn(0), s_one)).Rejection);
            Assert.Null((await PurgedAsync(cluster.IndexOn(0), s_one)).Rejection);
        }

        await using var again = await WorldCluster.StartAsync(store, makeWorld: false);
        var commit = await again.World(0, Once).CommitAsync(Requests.Move("m1", 1));
        var query = await again.World(0, Once).QueryAsync(new WorldQuery.FreshnessOnly());
        var made = await again.IndexOn(0).CreateAsync(new CreateCall(s_one, null, "again"));

        Assert.Equal(ErrorCode.NamespaceNotFound, commit.Rejection?.Code);
        Assert.Equal(ErrorCode.NamespaceNotFound, query.Rejection?.Code);
        Assert.Equal(ErrorCode.NamespaceAlreadyExists, made.Rejection?.Code);
        Assert.Empty(await NamesAsync(store, "subjects/1/"));
    }

    [Fact]
    public async Task What_was_sealed_before_a_fork_is_open_to_its_readers()
    {
        await using var cluster = await WorldCluster.StartAsync(new MemoryLogStore());
        var about = Requests.Setup(100) with { SubjectId = new SubjectId("s-1"), ActorId = "somebody" };
        var shared = (await cluster.World(0).CommitAsync(about)).Receipt!;
        Assert.Null((await ForkAsync(cluster, shared.WorldSeqEnd)).Rejection);

        var told = (await cluster.On(0).GetWorld(2).GetCommitAsync(shared.CommitId)).Answer?.Item;

        Assert.Equal("somebody", told?.ActorId);
    }

    private static readonly WorldClientOptions Once = new() { AttemptsMax = 1 };

    private static async Task<WorldReply> ForkAsync(WorldCluster cluster, WorldSeq at, long source = 1, long number = 2)
    {
        var call = new ForkCall(new WorldId(number), new WorldId(source), at, null, "a test");
        WorldReply reply = new(null, null);
        await WorldCluster.UntilAsync(async () =>
        {
            reply = await cluster.IndexOn(0).ForkAsync(call);
            return reply.Rejection?.Code != ErrorCode.Recovering;
        });
        return reply;
    }

    private static async Task<WorldReply> PurgedAsync(IWorldIndexGrain index, WorldId world)
    {
        WorldReply reply = new(null, null);
        await WorldCluster.UntilAsync(async () =>
        {
            reply = await index.PurgeAsync(new PurgeCall(world, "a test"));
            return reply.Rejection?.Code != ErrorCode.Recovering;
        });
        return reply;
    }

    private static async Task<IReadOnlyList<WorldItem>> ListedAsync(WorldCluster cluster, WorldId world) =>
        (await cluster.IndexOn(0).ListAsync(WorldListCall.One(world))).Page!.Namespaces;

    private static async Task DeleteAsync(IWorldIndexGrain index, WorldId world) => Assert.Null(
        (await index.ChangeAsync(new ChangeCall(world, WorldLifecycle.Deleted, null, null, null, "a test"))).Rejection);

    private static async Task<List<string>> NamesAsync(MemoryLogStore store, string prefix)
    {
        var names = new List<string>();
        await foreach (var blob in store.ListAsync(prefix, CancellationToken.None))
            names.Add(blob.Name.Value);
        return names;
    }

    private static void AssertWithoutGaps(IReadOnlyList<CommitItem> commits)
    {
        var next = new WorldSeq(1);
        foreach (var commit in commits)
        {
            Assert.Equal(next, commit.WorldSeqStart);
            next = commit.WorldSeqEnd.Next;
        }
    }

    private static async Task<long> MovedAsync(IWorldReader world)
    {
        var outcome = await world.QueryAsync(new WorldQuery.Balances(Requests.B, null, 20));
        var page = Assert.IsType<BalancePage>(outcome.Answer);
        return page.Balances.IsEmpty ? 0 : page.Balances[0].Scaled;
    }
}
