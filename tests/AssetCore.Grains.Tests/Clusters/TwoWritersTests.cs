using AssetCore.Client;
using AssetCore.Commits;
using AssetCore.Errors;
using AssetCore.Grains.Tests.Support;
using AssetCore.Ids;
using AssetCore.Log.Manifests;
using AssetCore.Log.Memory;

namespace AssetCore.Grains.Tests.Clusters;

public sealed class TwoWritersTests
{
    [Fact]
    public async Task Two_clusters_that_write_one_world_fence_each_other_and_lose_nothing()
    {
        // What a split cluster comes to: two activations of one world, each believing to be the only one.
        var store = new MemoryLogStore();
        await using var left = await WorldCluster.StartAsync(store, configure: Quick);
        await using var right = await WorldCluster.StartAsync(store, configure: Quick);
        var options = new WorldClientOptions { AttemptsMax = 100, BackoffMax = TimeSpan.FromMilliseconds(200) };
        IWorldClient[] worlds = [left.World(0, options), right.World(0, options)];
        Assert.True((await worlds[0].CommitAsync(Requests.Setup())).IsCommitted);

        for (var i = 0; i < 20; i++)
            Assert.True((await worlds[i % 2].CommitAsync(Requests.Move($"turn-{i}"))).IsCommitted);
        var together = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(i => worlds[i % 2].CommitAsync(Requests.Move($"both-{i}"))));

        Assert.All(together, outcome => Assert.True(outcome.IsCommitted));
        foreach (var world in worlds)
        {
            Assert.True((await world.CommitAsync(Requests.Move("turn-0"))).Receipt?.IdempotentReplay);

            // What the other cluster wrote last, this one hears of from the log alone.
            await world.GetFreshnessAsync();
            Assert.Equal(40, Assert.Single((await world.ListBalancesAsync(Requests.B)).Answer!.Balances).Scaled);
        }
    }

    [Fact]
    public async Task A_cluster_that_lost_a_world_to_another_names_it_and_leaves_it_alone()
    {
        var store = new MemoryLogStore();
        await using var left = await WorldCluster.StartAsync(store, clusterId: "left");
        await using var right = await WorldCluster.StartAsync(store, makeWorld: false, clusterId: "right");
        Assert.True((await left.World(0, s_once).CommitAsync(Requests.Setup())).IsCommitted);
        Assert.True((await right.World(0, s_once).CommitAsync(Requests.Move("m1"))).IsCommitted);

        for (var i = 0; i < 5; i++)
        {
            var refusal = (await AskAsync(left, Requests.Move($"rival-{i}")))!;
            Assert.Equal(ErrorCode.WriterFenced, refusal.Code);
            Assert.Contains("of cluster right", refusal.Detail, StringComparison.Ordinal);
            Assert.InRange(refusal.RetryAfterMs!.Value, 500, 7_500);
        }

        Assert.True((await right.World(0, s_once).CommitAsync(Requests.Move("m2"))).IsCommitted);
        var manifest = (await ManifestOf(store).LookAsync(CancellationToken.None))!;
        Assert.Equal((new Epoch(2), "right"), (manifest.Epoch, manifest.ClusterId));
        Assert.Contains($"process {Environment.ProcessId}", manifest.Holder, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_writer_that_lost_its_world_within_its_own_cluster_ends_and_the_next_one_goes_on()
    {
        // One cluster that fell apart: Orleans settles which silo is right, so nobody holds back.
        var store = new MemoryLogStore();
        await using var left = await WorldCluster.StartAsync(store, configure: Quick, clusterId: "same");
        await using var right = await WorldCluster.StartAsync(
            store, configure: Quick, makeWorld: false, clusterId: "same");
        Assert.True((await left.World(0, s_once).CommitAsync(Requests.Setup())).IsCommitted);
        Assert.True((await right.World(0, s_once).CommitAsync(Requests.Move("m1"))).IsCommitted);
        Assert.Equal(ErrorCode.WriterFenced, (await AskAsync(left, Requests.Move("m2")))?.Code);
        var world = left.World(0, s_once);
        await WorldCluster.UntilAsync(async () => (await world.CommitAsync(Requests.Move("m2"))).IsCommitted);
    }

    [Theory]
    [InlineData("refusal")]
    [InlineData("replay")]
    [InlineData("preflight")]
    public async Task A_writer_that_was_replaced_refuses_replays_and_preflights_nothing_any_more(string kind)
    {
        var store = new MemoryLogStore();
        await using var left = await WorldCluster.StartAsync(store, configure: Strict);
        await using var right = await WorldCluster.StartAsync(store, configure: Strict, makeWorld: false);
        Assert.True((await left.World(0, s_once).CommitAsync(Requests.Setup())).IsCommitted);
        Assert.NotEqual(ErrorCode.WriterFenced, await AskAsync(left, kind));
        Assert.True((await right.World(0, s_once).CommitAsync(Requests.Move("m1"))).IsCommitted);
        Assert.Equal(ErrorCode.WriterFenced, await AskAsync(left, kind));
    }

    private static readonly WorldClientOptions s_once = new() { AttemptsMax = 1 };

    private static async Task<ErrorCode?> AskAsync(WorldCluster cluster, string kind) => kind switch
    {
        "refusal" => (await AskAsync(cluster, Requests.Move("much", 2_000_000)))?.Code,
        "replay" => (await AskAsync(cluster, Requests.Setup()))?.Code,
        _ => (await cluster.World(0, s_once).PreflightAsync(Requests.Move("p"))).Rejection?.Code,
    };

    // As the gateway answers: a client that is told of another writer says that it does not know.
    private static async Task<Rejection?> AskAsync(WorldCluster cluster, CommitRequest request) =>
        (await cluster.GatewayOn(0).CommitAsync(Requests.Call(request))).Outcomes[0].Rejection;

    private static ManifestStore ManifestOf(MemoryLogStore store) =>
        new(store, new WorldId(1), TimeProvider.System, TimeSpan.FromSeconds(5));

    private static void Quick(AssetCoreOptions options)
    {
        options.OpenBackoff = TimeSpan.FromMilliseconds(10);
        (options.RivalPauseMin, options.RivalPauseMax) =
            (TimeSpan.FromMilliseconds(10), TimeSpan.FromMilliseconds(20));
    }

    private static void Strict(AssetCoreOptions options) => options.Log.OwnershipAgeMax = TimeSpan.Zero;
}
