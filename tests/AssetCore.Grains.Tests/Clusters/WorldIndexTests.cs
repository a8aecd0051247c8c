using AssetCore.Client.Cluster;
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

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public async Task World_0_and_below_are_nobodys(long number)
    {
        await using var cluster = await WorldCluster.StartAsync(new MemoryLogStore());

        var created = await cluster.On(0).GetWorlds().CreateAsync(new WorldId(number), null, "a test");
        var gateway = cluster.On(0).GetGrain<Grains.Abstractions.ICommitGatewayGrain>(number);
        var commit = await gateway.CommitAsync(Requests.Call(Requests.Setup()));

        Assert.Equal(ErrorCode.MalformedRequest, created.Rejection?.Code);
        Assert.Equal(ErrorCode.NamespaceNotFound, Assert.Single(commit.Outcomes).Rejection?.Code);
    }
}
