using AssetCore.Commits;
using AssetCore.Grains.Abstractions;
using AssetCore.Grains.Tests.Support;
using AssetCore.Ids;
using AssetCore.Log.Memory;
using AssetCore.Log.Stores;
using AssetCore.Operations;
using AssetCore.Quantities;
using AssetCore.Worlds;

namespace AssetCore.Grains.Tests.Clusters;

public sealed class IdempotencyTests
{
    [Fact]
    public async Task A_repeated_commit_gets_the_same_receipt_through_every_silo_and_after_a_restart()
    {
        var store = new MemoryLogStore();
        CommitReceipt first;
        await using (var earlier = await WorldCluster.StartAsync(store, silos: 3))
        {
            await earlier.World(0).CommitAsync(Requests.Setup());
            first = (await earlier.World(0).CommitAsync(Requests.Move("m1"))).Receipt!;
            for (var silo = 0; silo < 3; silo++)
                Assert.Equal(Replayed(first), await RepeatAsync(earlier, silo, Requests.Move("m1")));
        }

        await using var cluster = await WorldCluster.StartAsync(store, silos: 2, makeWorld: false);
        for (var silo = 0; silo < 2; silo++)
            Assert.Equal(Replayed(first), await RepeatAsync(cluster, silo, Requests.Move("m1")));
    }

    [Fact]
    public async Task A_repeated_commit_gets_the_same_receipt_when_the_writers_silo_is_gone()
    {
        await using var cluster = await WorldCluster.StartAsync(new MemoryLogStore(), silos: 2);
        await cluster.World(0).CommitAsync(Requests.Setup());
        var first = (await cluster.World(0).CommitAsync(Requests.Move("m1"))).Receipt!;

        await cluster.KillAsync(0);
        var client = cluster.World(0, new() { AttemptsMax = 100, BackoffMax = TimeSpan.FromMilliseconds(200) });
        var again = (await client.CommitAsync(Requests.Move("m1"))).Receipt;

        Assert.Equal(Replayed(first), again);
    }

    [Fact]
    public async Task A_key_that_the_world_has_forgotten_by_count_expires_and_stays_expired_after_a_restart()
    {
        var store = new MemoryLogStore();
        await using (var earlier = await StartAsync(store, keys: WorldLimits.IdempotencyKeysMin, age: 0))
        {
            await earlier.World(0).CommitAsync(Requests.Setup());
            await earlier.World(0).CommitAsync(Requests.Move("old"));
            await FillAsync(earlier, WorldLimits.IdempotencyKeysMin);
            await ExpiredAsync(earlier);
        }

        await using var cluster = await WorldCluster.StartAsync(store, silos: 2, makeWorld: false);
        await ExpiredAsync(cluster);
        Assert.True((await OnceAsync(cluster, 1, Requests.Move("f999"))).Receipt?.IdempotentReplay);
    }

    [Fact]
    public async Task A_key_that_the_world_has_forgotten_by_age_expires()
    {
        await using var cluster = await StartAsync(
            new MemoryLogStore(), WorldLimits.IdempotencyKeysMax, WorldLimits.IdempotencyAgeMin);
        await cluster.World(0).CommitAsync(Requests.Setup(10_000_000));
        await cluster.World(0).CommitAsync(Requests.Move("old"));
        var transfer = new Transfer(Requests.A, Requests.B, Requests.Gold, null, DecimalQuantity.FromInteger(1));
        var many = new TransferMany([.. Enumerable.Repeat(transfer, 8_190)]);

        for (var i = 0; i < 2; i++)
            Assert.True((await cluster.World(0).CommitAsync(Requests.Of($"large{i}", many, many))).IsCommitted);
        var before = (await OnceAsync(cluster, 0, Requests.Move("old"))).Receipt;
        await cluster.World(0).CommitAsync(Requests.Of("last", many, many));

        Assert.True(before?.IdempotentReplay);
        await ExpiredAsync(cluster);
    }

    private static async Task ExpiredAsync(WorldCluster cluster)
    {
        // Sent first when nothing but the genesis was there: the world cannot know any more whether it took place.
        var head = (await cluster.Writer(1).StatusAsync()).Status!.Head;
        var old = await OnceAsync(cluster, 0, Requests.Move("old") with { FirstSentWorldSeq = new WorldSeq(1) });
        var guard = new Require(new Requirement.ContainerExists(Requests.A));
        var fresh = await OnceAsync(
            cluster, 0, Requests.Of($"fresh {head}", guard) with { FirstSentWorldSeq = head });

        Assert.Equal(ErrorCode.IdempotencyExpired, old.Rejection?.Code);
        Assert.True(fresh.IsCommitted, fresh.Rejection?.Detail);
    }

    private static async Task FillAsync(WorldCluster cluster, long count)
    {
        var outcomes = await cluster.World(0).CommitManyAsync(
            [.. Enumerable.Range(0, (int)count).Select(i => Requests.Move($"f{i}"))]);
        Assert.All(outcomes, outcome => Assert.True(outcome.IsCommitted));
    }

    private static async Task<WorldCluster> StartAsync(ILogStore store, long keys, long age)
    {
        var cluster = await WorldCluster.StartAsync(store, makeWorld: false);
        var made = await cluster.IndexOn(0).CreateAsync(new CreateCall(new WorldId(1), null, "a test", keys, age));
        Assert.Null(made.Rejection);
        return cluster;
    }

    private static async Task<CommitOutcome> OnceAsync(WorldCluster cluster, int silo, CommitRequest request) =>
        (await cluster.GatewayOn(silo).CommitAsync(Requests.Call(request))).Outcomes[0];

    private static async Task<CommitReceipt?> RepeatAsync(WorldCluster cluster, int silo, CommitRequest request) =>
        (await OnceAsync(cluster, silo, request)).Receipt;

    private static CommitReceipt Replayed(CommitReceipt receipt) => receipt with { IdempotentReplay = true };
}
