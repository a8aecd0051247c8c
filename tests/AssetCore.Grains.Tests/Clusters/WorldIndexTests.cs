using AssetCore.Client.Cluster;
using AssetCore.Grains.Abstractions;
using AssetCore.Grains.Tests.Support;
using AssetCore.Ids;
using AssetCore.Log.Memory;
using AssetCore.Testing.Grains;
using AssetCore.Worlds;

namespace AssetCore.Grains.Tests.Clusters;

public sealed class WorldIndexTests
{
    private static readonly WorldId s_two = new(2);

    /// <summary>
    /// Which append fails, and what the index shows then: the reservation, the genesis, the confirmation.
    /// </summary>
    public static TheoryData<long, int, WorldLifecycle?> Steps => new()
    {
        { 0, 0, null },
        { 2, 0, WorldLifecycle.Creating },
        { 0, 1, WorldLifecycle.Creating },
    };

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task A_creation_that_was_interrupted_is_completed_by_repeating_it(
        long world, int append, WorldLifecycle? shown)
    {
        var store = new PlannedLogStore(new MemoryLogStore());
        await using var cluster = await WorldCluster.StartAsync(store);
        var worlds = cluster.On(0).GetWorlds();

        store.PlanNext(new WorldId(world), [.. Enumerable.Repeat(AppendPlan.Go, append), AppendPlan.Refuse]);
        var interrupted = await worlds.CreateAsync(s_two, "the first name", "a test");
        var between = (await worlds.FindAsync(s_two)).Page!.Namespaces;
        var completed = await worlds.CreateAsync(s_two, "another name", "a test");
        var repeated = await worlds.CreateAsync(s_two, null, "a test");

        Assert.Equal(ErrorCode.StorageUnavailable, interrupted.Rejection?.Code);
        Assert.Equal(shown, between.SingleOrDefault()?.Lifecycle);
        Assert.Equal(WorldLifecycle.Provisioned, completed.World?.Lifecycle);
        Assert.Equal(shown is null ? "another name" : "the first name", completed.World?.DisplayName);
        Assert.Equal(ErrorCode.NamespaceAlreadyExists, repeated.Rejection?.Code);
        Assert.True((await cluster.On(0).GetWorld(2).CommitAsync(Requests.Setup())).IsCommitted);
    }

    [Fact]
    public async Task Worlds_are_listed_while_another_world_keeps_the_index_waiting()
    {
        var store = new PlannedLogStore(new MemoryLogStore());
        await using var cluster = await WorldCluster.StartAsync(store);
        var worlds = cluster.On(0).GetWorlds();

        store.PlanNext(s_two, AppendPlan.Hold);
        var creation = worlds.CreateAsync(s_two, null, "a test");
        await store.Held;
        var meanwhile = (await worlds.FindAsync(s_two)).Page!.Namespaces;
        Assert.False(creation.IsCompleted);
        store.Release();

        Assert.Equal(WorldLifecycle.Creating, Assert.Single(meanwhile).Lifecycle);
        Assert.Equal(WorldLifecycle.Provisioned, (await creation).World?.Lifecycle);
    }

    [Fact]
    public async Task A_list_shows_nothing_that_is_not_durable()
    {
        var store = new PlannedLogStore(new MemoryLogStore());
        await using var cluster = await WorldCluster.StartAsync(store);
        var worlds = cluster.On(0).GetWorlds();

        store.PlanNext(WorldId.Index, AppendPlan.Hold);
        var creation = worlds.CreateAsync(s_two, null, "a test");
        await store.Held;
        var list = worlds.FindAsync(s_two);
        var early = await Task.WhenAny((Task)list, worlds.ListChangesAsync(WorldSeq.None, 1));
        store.Release();

        Assert.NotSame(list, early);
        Assert.Single((await list).Page!.Namespaces);
        Assert.NotNull((await creation).World);
    }

    [Fact]
    public async Task Worlds_are_listed_in_order_page_by_page()
    {
        await using var cluster = await WorldCluster.StartAsync(new MemoryLogStore());
        var worlds = cluster.On(0).GetWorlds();
        foreach (var number in new long[] { 30, 4, 12 }) await worlds.CreateAsync(new WorldId(number), null, "a test");

        var first = (await worlds.ListAsync(limit: 3)).Page!;
        var second = (await worlds.ListAsync(cursor: first.NextCursor, limit: 3)).Page!;
        var bad = await worlds.ListAsync(cursor: "no cursor");

        Assert.Equal([1, 4, 12], first.Namespaces.Select(item => item.NamespaceId.Value));
        Assert.Equal([30], second.Namespaces.Select(item => item.NamespaceId.Value));
        Assert.False(second.HasMore);
        Assert.Equal(ErrorCode.MalformedRequest, bad.Rejection?.Code);
    }

    [Fact]
    public async Task Worlds_are_listed_by_what_they_are_while_paging()
    {
        await using var cluster = await WorldCluster.StartAsync(new MemoryLogStore());
        var index = cluster.IndexOn(0);
        foreach (var number in Enumerable.Range(2, 5))
        {
            var world = new WorldId(number);
            await index.CreateAsync(new CreateCall(world, null, "a test"));
            if (number % 2 == 0) await index.ChangeAsync(Changes.ReadOnly(true) with { World = world });
            if (number > 4) await index.ChangeAsync(Changes.To(WorldLifecycle.Deleted, world: number));
        }

        var all = new WorldListCall(null, null, null, false, null, 1);

        Assert.Equal([1, 2, 3, 4], await ListAsync(index, all));
        Assert.Equal([1, 2, 3, 4, 5, 6], await ListAsync(index, all with { IncludeDeleted = true }));
        Assert.Empty(await ListAsync(index, all with { Lifecycle = WorldLifecycle.Deleted }));
        Assert.Equal([5, 6], await ListAsync(index, all with
        {
            Lifecycle = WorldLifecycle.Deleted,
            IncludeDeleted = true,
        }));
        Assert.Equal([2, 4], await ListAsync(index, all with { WriteMode = WriteMode.ReadOnly }));
        Assert.Equal([6], await ListAsync(index, all with
        {
            Lifecycle = WorldLifecycle.Deleted,
            WriteMode = WriteMode.ReadOnly,
            IncludeDeleted = true,
        }));
        Assert.Empty(await ListAsync(index, all with { Only = new WorldId(5) }));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public async Task World_0_and_below_are_nobodys(long number)
    {
        await using var cluster = await WorldCluster.StartAsync(new MemoryLogStore());

        var created = await cluster.On(0).GetWorlds().CreateAsync(new WorldId(number), null, "a test");
        var gateway = cluster.On(0).GetGrain<ICommitGatewayGrain>(number);
        var commit = await gateway.CommitAsync(Requests.Call(Requests.Setup()));

        Assert.Equal(ErrorCode.MalformedRequest, created.Rejection?.Code);
        Assert.Equal(ErrorCode.NamespaceNotFound, Assert.Single(commit.Outcomes).Rejection?.Code);
    }

    private static async Task<List<long>> ListAsync(IWorldIndexGrain index, WorldListCall list)
    {
        var found = new List<long>();
        for (var hasMore = true; hasMore;)
        {
            var page = (await index.ListAsync(list)).Page!;
            found.AddRange(page.Namespaces.Select(item => item.NamespaceId.Value));
            (list, hasMore) = (list with { Cursor = page.NextCursor }, page.HasMore);
        }

        return found;
    }
}
