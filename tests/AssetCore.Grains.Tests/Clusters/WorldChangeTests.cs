using AssetCore.Commits;
using AssetCore.Grains.Abstractions;
using AssetCore.Grains.Tests.Support;
using AssetCore.Ids;
using AssetCore.Log.Memory;
using AssetCore.Reads;
using AssetCore.Testing.Grains;
using AssetCore.Worlds;

namespace AssetCore.Grains.Tests.Clusters;

public sealed class WorldChangeTests
{
    private static readonly WorldId s_one = new(1);

    public static TheoryData<ChangeCall, ErrorCode> Refusing => new()
    {
        { Changes.ReadOnly(true), ErrorCode.WorldReadOnly },
        { Changes.Frozen(true), ErrorCode.WorldReadOnly },
        { Changes.Draining(true), ErrorCode.WorldDraining },
        { Changes.To(WorldLifecycle.Disabled), ErrorCode.NamespaceNotFound },
        { Changes.To(WorldLifecycle.Deleted), ErrorCode.NamespaceNotFound },
    };

    [Theory]
    [MemberData(nameof(Refusing))]
    public async Task A_change_is_in_force_for_the_next_commit(ChangeCall change, ErrorCode code)
    {
        await using var cluster = await WorldCluster.StartAsync(new MemoryLogStore());
        await cluster.GatewayOn(0).CommitAsync(Requests.Call(Requests.Setup()));

        var changed = await cluster.IndexOn(0).ChangeAsync(change);
        var commit = await cluster.GatewayOn(0).CommitAsync(Requests.Call(Requests.Move("m1")));
        var preflight = await cluster.GatewayOn(0).PreflightAsync(Requests.Call(Requests.Move("m2")));

        Assert.Null(changed.Rejection);
        Assert.Equal(code, Assert.Single(commit.Outcomes).Rejection?.Code);
        Assert.Equal(code, preflight.Outcome.Rejection?.Code);
    }

    [Theory]
    [InlineData(WorldLifecycle.Disabled)]
    [InlineData(WorldLifecycle.Provisioned)]
    public async Task What_was_changed_can_be_changed_back(WorldLifecycle stage)
    {
        await using var cluster = await WorldCluster.StartAsync(new MemoryLogStore());
        await cluster.World(0).CommitAsync(Requests.Setup());
        ChangeCall[] there = stage == WorldLifecycle.Disabled
            ? [Changes.To(WorldLifecycle.Disabled), Changes.To(WorldLifecycle.Provisioned)]
            :
            [
                new(s_one, null, WriteMode.ReadOnly, true, true, "all"),
                new(s_one, null, WriteMode.ReadWrite, false, false, "none"),
            ];

        foreach (var change in there) Assert.Null((await cluster.IndexOn(0).ChangeAsync(change)).Rejection);

        Assert.True((await cluster.World(0).CommitAsync(Requests.Move("m1"))).IsCommitted);
    }

    [Fact]
    public async Task A_repeated_commit_gets_its_receipt_even_when_the_world_takes_none()
    {
        await using var cluster = await WorldCluster.StartAsync(new MemoryLogStore());
        var setup = (await cluster.World(0).CommitAsync(Requests.Setup())).Receipt!;
        await cluster.IndexOn(0).ChangeAsync(new ChangeCall(s_one, null, WriteMode.ReadOnly, true, true, "a test"));

        var outcome = (await cluster.GatewayOn(0).CommitAsync(Requests.Call(Requests.Setup()))).Outcomes[0];

        Assert.Equal(setup with { IdempotentReplay = true }, outcome.Receipt);
    }

    [Fact]
    public async Task A_state_that_the_world_is_in_already_leaves_no_event()
    {
        await using var cluster = await WorldCluster.StartAsync(new MemoryLogStore());
        var first = await cluster.IndexOn(0).ChangeAsync(Changes.ReadOnly(true, "first"));
        var before = (await cluster.Writer(1).StatusAsync()).Status!;

        var second = await cluster.IndexOn(0).ChangeAsync(Changes.ReadOnly(true, "second"));
        var after = (await cluster.Writer(1).StatusAsync()).Status;
        var feed = (await cluster.IndexOn(0).ListChangesAsync(WorldSeq.None, 20)).Page!;

        Assert.Equal(first, second);
        Assert.Equal(before, after);
        Assert.Equal(["first"], feed.Changes.Where(change => change.Namespace.Operational != default).Select(
            change => change.Reason));
    }

    [Fact]
    public async Task What_has_reached_the_world_before_it_drains_is_judged_before()
    {
        var store = new PlannedLogStore(new MemoryLogStore());
        await using var cluster = await WorldCluster.StartAsync(store);
        await cluster.GatewayOn(0).CommitAsync(Requests.Call(Requests.Setup()));

        // The world is busy with the first; the second and the change wait in its queue, in this order.
        store.PlanNext(s_one, AppendPlan.Hold);
        var first = cluster.Writer(1).CommitAsync(Requests.Call(Requests.Move("first")));
        await store.Held;
        var second = cluster.Writer(1).CommitAsync(Requests.Call(Requests.Move("second")));
        var drained = cluster.Writer(1).ChangeAsync(Changes.Draining(true));
        var third = cluster.Writer(1).CommitAsync(Requests.Call(Requests.Move("third")));
        store.Release();

        Assert.True((await first).Outcomes[0].IsCommitted);
        Assert.True((await second).Outcomes[0].IsCommitted);
        Assert.True((await drained).World?.Operational.Draining);
        var refused = (await third).Outcomes[0].Rejection;
        Assert.Equal(ErrorCode.WorldDraining, refused?.Code);
        Assert.NotNull(refused?.RetryAfterMs);
    }

    [Fact]
    public async Task A_deleted_world_is_gone_for_good()
    {
        await using var cluster = await WorldCluster.StartAsync(new MemoryLogStore());
        var index = cluster.IndexOn(0);
        await cluster.World(0).CommitAsync(Requests.Setup());
        Assert.NotNull((await cluster.ProjectionOn(0).QueryAsync(Ask(seesDisabled: false))).Outcome.Answer);

        var deleted = await index.ChangeAsync(Changes.To(WorldLifecycle.Deleted));
        await WorldCluster.UntilAsync(async () =>
            (await cluster.ProjectionOn(0).QueryAsync(Ask(seesDisabled: true))).Outcome.Rejection is not null);

        Assert.Equal(WorldLifecycle.Deleted, deleted.World?.Lifecycle);
        foreach (var later in new[] { WorldLifecycle.Deleted, WorldLifecycle.Provisioned })
            Assert.Equal(ErrorCode.NamespaceNotFound, (await index.ChangeAsync(Changes.To(later))).Rejection?.Code);
        Assert.Equal(ErrorCode.NamespaceNotFound, (await cluster.Writer(1).StatusAsync()).Rejection?.Code);
        Assert.Equal(
            ErrorCode.NamespaceNotFound,
            (await cluster.ProjectionOn(0).QueryAsync(Ask(seesDisabled: true))).Outcome.Rejection?.Code);
        Assert.Equal(
            ErrorCode.NamespaceAlreadyExists,
            (await index.CreateAsync(new CreateCall(s_one, null, "again"))).Rejection?.Code);
    }

    [Fact]
    public async Task A_disabled_world_is_read_by_administrators_alone()
    {
        await using var cluster = await WorldCluster.StartAsync(new MemoryLogStore(), silos: 2);
        await cluster.World(0).CommitAsync(Requests.Setup());

        await cluster.IndexOn(0).ChangeAsync(Changes.To(WorldLifecycle.Disabled));

        var head = (await cluster.Writer(1).StatusAsync()).Status!.Head;
        for (var silo = 0; silo < 2; silo++)
        {
            var other = await cluster.ProjectionOn(silo).QueryAsync(Ask(seesDisabled: false, head));
            var late = await cluster.ProjectionOn(silo).QueryAsync(Ask(seesDisabled: false, null));
            var admin = await cluster.ProjectionOn(silo).QueryAsync(Ask(seesDisabled: true, head));
            Assert.Equal(ErrorCode.NamespaceNotFound, other.Outcome.Rejection?.Code);
            Assert.Equal(ErrorCode.NamespaceNotFound, late.Outcome.Rejection?.Code);
            Assert.Equal(head, admin.Outcome.Answer?.Freshness?.WorldSeq);
        }
    }

    [Fact]
    public async Task A_world_that_is_being_made_is_not_there_yet()
    {
        var store = new PlannedLogStore(new MemoryLogStore());
        await using var cluster = await WorldCluster.StartAsync(store);

        store.PlanNext(new WorldId(2), AppendPlan.Refuse);
        var interrupted = await cluster.IndexOn(0).CreateAsync(new CreateCall(new WorldId(2), null, "a test"));
        var change = await cluster.IndexOn(0).ChangeAsync(Changes.ReadOnly(true) with { World = new WorldId(2) });
        var query = await cluster.On(0).GetGrain<IProjectionGrain>(2).QueryAsync(Ask(seesDisabled: true));

        Assert.Equal(ErrorCode.StorageUnavailable, interrupted.Rejection?.Code);
        Assert.Equal(ErrorCode.NamespaceNotFound, change.Rejection?.Code);
        Assert.Equal(ErrorCode.NamespaceNotFound, query.Outcome.Rejection?.Code);
        Assert.Equal(ErrorCode.NamespaceNotFound, (await cluster.Writer(2).StatusAsync()).Rejection?.Code);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task A_change_that_was_interrupted_is_completed_by_repeating_it(long interruptedAt)
    {
        var store = new PlannedLogStore(new MemoryLogStore());
        OperationalState between;
        await using (var earlier = await WorldCluster.StartAsync(store))
        {
            store.PlanNext(new WorldId(interruptedAt), AppendPlan.Refuse);
            var refused = await earlier.IndexOn(0).ChangeAsync(Changes.Frozen(true));
            Assert.Equal(ErrorCode.StorageUnavailable, refused.Rejection?.Code);
            between = (await earlier.Writer(1).StatusAsync()).Status!.World.Operational;
        }

        await using var cluster = await WorldCluster.StartAsync(store, makeWorld: false);
        var listed = await OnlyAsync(cluster);
        var repeated = await cluster.IndexOn(0).ChangeAsync(Changes.Frozen(true));

        // The log of the world decides; the index had not heard of it.
        Assert.Equal(interruptedAt == 0, between.Frozen);
        Assert.False(listed.Operational.Frozen);
        Assert.True(repeated.World?.Operational.Frozen);
        Assert.Equal(repeated.World, await OnlyAsync(cluster));
    }

    [Fact]
    public async Task A_deletion_that_was_interrupted_is_completed_by_repeating_it()
    {
        var store = new PlannedLogStore(new MemoryLogStore());
        await using var cluster = await WorldCluster.StartAsync(store);

        store.PlanNext(WorldId.Index, AppendPlan.Refuse);
        await cluster.IndexOn(0).ChangeAsync(Changes.To(WorldLifecycle.Deleted));
        var repeated = await cluster.IndexOn(0).ChangeAsync(Changes.To(WorldLifecycle.Deleted));

        Assert.Equal(WorldLifecycle.Deleted, repeated.World?.Lifecycle);
        Assert.Equal(WorldLifecycle.Deleted, (await OnlyAsync(cluster)).Lifecycle);
    }

    [Fact]
    public async Task A_status_tells_how_a_world_is_and_why_after_a_restart_too()
    {
        var store = new MemoryLogStore();
        WorldStatus status;
        await using (var earlier = await WorldCluster.StartAsync(store, makeWorld: false))
        {
            await earlier.IndexOn(0).CreateAsync(new CreateCall(s_one, "Ledger", "made", 2_000, 100_000));
            await earlier.IndexOn(0).ChangeAsync(Changes.ReadOnly(true, "the \"audit\" of Zürich"));
            await earlier.IndexOn(0).ChangeAsync(Changes.ReadOnly(false, "it is over"));
            await earlier.World(0).CommitAsync(Requests.Setup());
            status = (await earlier.Writer(1).StatusAsync()).Status!;
        }

        await using var cluster = await WorldCluster.StartAsync(store, makeWorld: false);
        var again = (await cluster.Writer(1).StatusAsync()).Status!;

        Assert.Equal("it is over", status.Reason);
        Assert.Equal((2_000, 100_000), (status.IdempotencyKeysMax, status.IdempotencyAgeMax));
        Assert.Equal(status with { Epoch = again.Epoch }, again);
        Assert.Equal(again.World, await OnlyAsync(cluster));
    }

    [Fact]
    public async Task A_reason_that_cannot_go_on_record_is_malformed()
    {
        await using var cluster = await WorldCluster.StartAsync(new MemoryLogStore());

        foreach (var reason in new[] { "", new string('r', CommitLimits.ReasonLengthMax + 1), "half \ud800 of one" })
        {
            var change = await cluster.IndexOn(0).ChangeAsync(Changes.ReadOnly(true, reason));
            var create = await cluster.IndexOn(0).CreateAsync(new CreateCall(new WorldId(2), null, reason));
            Assert.Equal(ErrorCode.MalformedRequest, change.Rejection?.Code);
            Assert.Equal(ErrorCode.MalformedRequest, create.Rejection?.Code);
        }
    }

    [Theory]
    [InlineData(999L, null)]
    [InlineData(100_000_001L, null)]
    [InlineData(null, -1L)]
    [InlineData(null, 65_535L)]
    public async Task A_memory_of_keys_out_of_its_range_is_malformed(long? keys, long? age)
    {
        await using var cluster = await WorldCluster.StartAsync(new MemoryLogStore(), makeWorld: false);

        var create = await cluster.IndexOn(0).CreateAsync(new CreateCall(s_one, null, "a test", keys, age));

        Assert.Equal(ErrorCode.MalformedRequest, create.Rejection?.Code);
    }

    private static async Task<WorldItem> OnlyAsync(WorldCluster cluster) => Assert.Single(
        (await cluster.IndexOn(0).ListAsync(new WorldListCall(s_one, null, null, true, null, 1))).Page!.Namespaces);

    private static QueryCall Ask(bool seesDisabled, WorldSeq? minimum = null) =>
        new(new WorldQuery.Containers(null, null, null, 20), minimum, seesDisabled);
}
