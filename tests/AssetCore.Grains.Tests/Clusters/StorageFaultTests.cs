using AssetCore.Client;
using AssetCore.Client.Cluster;
using AssetCore.Commits;
using AssetCore.Grains.Tests.Support;
using AssetCore.Ids;
using AssetCore.Log;
using AssetCore.Log.Memory;
using AssetCore.Log.Stores;
using AssetCore.Reads;
using AssetCore.Testing.Grains;

namespace AssetCore.Grains.Tests.Clusters;

public sealed class StorageFaultTests
{
    private static readonly WorldClientOptions s_once = new() { AttemptsMax = 1 };
    private static readonly WorldId s_one = new(1);

    [Fact]
    public async Task A_batch_that_the_store_refuses_is_undone_and_its_key_is_free()
    {
        var store = new PlannedLogStore(new MemoryLogStore());
        await using var cluster = await StartAsync(store);
        var world = cluster.World(0, s_once);
        var setup = (await world.CommitAsync(Requests.Setup())).Receipt!;

        store.PlanNext(s_one, AppendPlan.Refuse);
        var refused = (await cluster.GatewayOn(0).CommitAsync(
            Requests.Call(Requests.Move("m1"), Requests.Move("too much", 10_000_000)))).Outcomes;
        var again = await world.CommitAsync(Requests.Move("m1"));

        Assert.All(refused, outcome => Assert.Equal(ErrorCode.StorageUnavailable, outcome.Rejection?.Code));
        Assert.False(again.Receipt?.IdempotentReplay);
        Assert.Equal(setup.WorldSeqEnd.Next, again.Receipt?.WorldSeqStart);
    }

    [Fact]
    public async Task While_a_store_refuses_everything_callers_hear_so_without_asking_it_and_are_served_when_it_is_back()
    {
        var store = new PlannedLogStore(new MemoryLogStore());
        await using var cluster = await WorldCluster.StartAsync(store, configure: options =>
            options.OpenBackoff = options.OpenBackoffMax = TimeSpan.FromSeconds(1));
        var world = cluster.World(0, s_once);
        await world.CommitAsync(Requests.Setup());

        var asked = 0;
        store.Plan(_ =>
        {
            asked++;
            return AppendPlan.Refuse;
        });
        var refused = new List<CommitOutcome>();
        for (var i = 0; i < 20; i++)
            refused.AddRange((await cluster.GatewayOn(0).CommitAsync(Requests.Call(Requests.Move("m1")))).Outcomes);
        var askedOfStore = asked;
        store.Release();
        await WorldCluster.UntilAsync(async () => (await world.CommitAsync(Requests.Move("m1"))).IsCommitted);

        Assert.All(refused, outcome => Assert.Equal(ErrorCode.StorageUnavailable, outcome.Rejection?.Code));
        Assert.InRange(askedOfStore, 2, refused.Count / 2);
        Assert.Equal(1, await MovedAsync(world));
    }

    [Fact]
    public async Task A_lost_answer_is_found_in_the_log()
    {
        var store = new PlannedLogStore(new MemoryLogStore());
        await using var cluster = await StartAsync(store);
        var world = cluster.World(0, s_once);
        await world.CommitAsync(Requests.Setup());

        store.PlanNext(s_one, AppendPlan.LoseAnswer);
        var outcome = await world.CommitAsync(Requests.Move("m1"));

        Assert.False(outcome.Receipt?.IdempotentReplay);
        Assert.Equal(1, await MovedAsync(world));
    }

    [Fact]
    public async Task A_disputed_commit_is_settled_by_its_key()
    {
        var store = new PlannedLogStore(new MemoryLogStore());
        await using var cluster = await StartAsync(store);
        var world = cluster.World(0, s_once);
        await world.CommitAsync(Requests.Setup());

        store.Plan(_ => AppendPlan.LoseRequest);
        var unknown = await world.CommitAsync(Requests.Move("m1"));
        store.Release();
        var settled = await world.CommitAsync(Requests.Move("m1"));
        var repeated = await world.CommitAsync(Requests.Move("m1"));

        Assert.Equal(ErrorCode.OutcomeUnknown, unknown.Rejection?.Code);
        Assert.True(settled.IsCommitted);
        Assert.True(repeated.Receipt?.IdempotentReplay);
        Assert.Equal(1, await MovedAsync(world));
    }

    [Fact]
    public async Task A_world_that_somebody_else_writes_says_who_and_comes_back_when_it_is_free()
    {
        var store = new PlannedLogStore(new MemoryLogStore());
        await using (var earlier = await StartAsync(store)) await earlier.World(0).CommitAsync(Requests.Setup());
        store.HeldBy = "process 4711";
        await using var cluster = await WorldCluster.StartAsync(store, configure: Quick, makeWorld: false);
        var world = cluster.World(0, s_once);

        var fenced = (await cluster.GatewayOn(0).CommitAsync(Requests.Call(Requests.Move("m1")))).Outcomes[0];
        var read = await world.ListBalancesAsync(Requests.A);
        store.HeldBy = null;
        await WorldCluster.UntilAsync(async () => (await world.CommitAsync(Requests.Move("m1"))).IsCommitted);

        Assert.Equal(ErrorCode.WriterFenced, fenced.Rejection?.Code);
        Assert.Contains("process 4711", fenced.Rejection!.Detail, StringComparison.Ordinal);
        Assert.NotNull(read.Answer);
    }

    [Fact]
    public async Task Callers_of_a_world_that_takes_long_to_recover_hear_so_and_are_served_later()
    {
        var store = new PlannedLogStore(new MemoryLogStore());
        await using (var earlier = await StartAsync(store)) await earlier.World(0).CommitAsync(Requests.Setup());
        var gate = new TaskCompletionSource();
        store.LeaseGate = gate.Task;
        await using var cluster = await WorldCluster.StartAsync(
            store, configure: o => o.RecoveryWait = TimeSpan.FromMilliseconds(20), makeWorld: false);
        var world = cluster.World(0, s_once);

        var early = await world.CommitAsync(Requests.Move("m1"));
        gate.SetResult();
        await WorldCluster.UntilAsync(async () => (await world.CommitAsync(Requests.Move("m1"))).IsCommitted);

        Assert.Equal(ErrorCode.Recovering, early.Rejection?.Code);
        Assert.NotNull(early.Rejection?.RetryAfterMs);
        Assert.Equal(1, await MovedAsync(world));
    }

    [Fact]
    public async Task A_corrupt_world_stops_and_others_go_on()
    {
        var store = new PlannedLogStore(new MemoryLogStore());
        await using (var earlier = await StartAsync(store))
        {
            await earlier.World(0).CommitAsync(Requests.Setup());
            await earlier.On(0).GetWorlds().CreateAsync(new WorldId(2), null, "a second one");
        }

        store.Corrupt = new WorldId(2);
        await using var cluster = await WorldCluster.StartAsync(store, configure: Quick, makeWorld: false);
        var broken = cluster.On(0).GetWorld(2, s_once);

        Assert.Equal(ErrorCode.LogCorrupt, (await broken.CommitAsync(Requests.Setup())).Rejection?.Code);
        Assert.Equal(ErrorCode.LogCorrupt, (await broken.ListBalancesAsync(Requests.A)).Rejection?.Code);
        Assert.True((await cluster.World(0, s_once).CommitAsync(Requests.Move("m1"))).IsCommitted);
    }

    [Fact]
    public async Task A_flipped_bit_stops_its_world_with_segment_and_offset_and_others_go_on()
    {
        var store = new MemoryLogStore();
        await using (var earlier = await WorldCluster.StartAsync(store, configure: Quick))
        {
            await earlier.World(0).CommitAsync(Requests.Setup());
            await earlier.On(0).GetWorlds().CreateAsync(new WorldId(2), null, "a second one");
            await earlier.On(0).GetWorld(2, s_once).CommitAsync(Requests.Setup());
        }

        var segment = BlobName.Segment(new WorldId(2), new BatchNumber(1));
        await FlipAsync(store, segment);
        await using var cluster = await WorldCluster.StartAsync(store, configure: Quick, makeWorld: false);
        var refusal = (await cluster.On(0).GetWorld(2, s_once).CommitAsync(Requests.Move("m1"))).Rejection;

        Assert.Equal(ErrorCode.LogCorrupt, refusal?.Code);
        Assert.Matches($"{segment} at byte [0-9]+", refusal!.Detail);
        Assert.True((await cluster.World(0, s_once).CommitAsync(Requests.Move("m1"))).IsCommitted);
    }

    private static async Task FlipAsync(MemoryLogStore store, BlobName segment)
    {
        var bytes = new byte[(await store.StatAsync(segment, default)).Length];
        await store.ReadAsync(segment, 0, bytes, default);
        bytes[^1] ^= 1;
        await store.DeleteAsync(segment, default);
        await store.CreateAsync(segment, default);
        await store.AppendAsync(segment, 0, bytes, default);
    }

    [Fact]
    public async Task Who_asks_how_fresh_a_replica_is_hears_that_its_log_is_corrupt()
    {
        var store = new PlannedLogStore(new MemoryLogStore());
        await using var cluster = await StartAsync(store);
        var world = cluster.World(0, s_once);
        await world.CommitAsync(Requests.Setup());
        Assert.Null((await world.GetFreshnessAsync()).Rejection);

        store.ReadFault = new LogCorruptException(s_one, "worlds/1", 180, "a test");

        Assert.Equal(ErrorCode.LogCorrupt, (await world.GetFreshnessAsync()).Rejection?.Code);
    }

    private static Task<WorldCluster> StartAsync(PlannedLogStore store) =>
        WorldCluster.StartAsync(store, configure: Quick);

    private static void Quick(AssetCoreOptions options)
    {
        options.OpenBackoff = TimeSpan.FromMilliseconds(10);
        options.Log.AppendTimeout = TimeSpan.FromMilliseconds(300);
        options.Log.StoreCallTimeout = TimeSpan.FromMilliseconds(100);
    }

    private static async Task<long> MovedAsync(IWorldClient world)
    {
        var page = Assert.IsType<BalancePage>(
            (await world.QueryAsync(new WorldQuery.Balances(Requests.B, null, 20))).Answer);
        return Assert.Single(page.Balances).Scaled;
    }
}
