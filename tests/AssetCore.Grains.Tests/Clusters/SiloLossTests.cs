using System.Collections.Concurrent;
using AssetCore.Client;
using AssetCore.Commits;
using AssetCore.Grains.Hosting;
using AssetCore.Grains.Tests.Support;
using AssetCore.Log.Memory;
using AssetCore.Testing.Grains;

namespace AssetCore.Grains.Tests.Clusters;

public sealed class SiloLossTests
{
    private static readonly WorldClientOptions s_stubborn =
        new() { AttemptsMax = 100, BackoffMax = TimeSpan.FromSeconds(1) };

    [Fact]
    public async Task When_the_writers_silo_dies_under_load_nothing_acknowledged_is_lost_and_nothing_happens_twice()
    {
        await using var cluster = await WorldCluster.StartAsync(new MemoryLogStore(), silos: 3);
        await cluster.World(0).CommitAsync(Requests.Setup());
        var receipts = new ConcurrentDictionary<string, CommitReceipt>();
        var enough = new TaskCompletionSource();
        IWorldClient[] worlds = [cluster.World(1, s_stubborn), cluster.World(2, s_stubborn)];

        var callers = Enumerable.Range(0, 16).Select(caller => Task.Run(async () =>
        {
            for (var i = 0; i < 100; i++)
            {
                var key = $"{caller}-{i}";
                receipts[key] = (await worlds[caller % 2].CommitAsync(Requests.Move(key))).Receipt!;
                if (receipts.Count > 300) enough.TrySetResult();
            }
        })).ToArray();
        await enough.Task;
        await cluster.KillAsync(0);
        await Task.WhenAll(callers);

        // A reader that was not there must ask how far the log is: replicas follow by themselves, in their own time.
        var reader = cluster.World(0);
        await reader.GetFreshnessAsync();
        var moved = (await reader.ListBalancesAsync(Requests.B)).Answer!;
        Assert.Equal(1_600, receipts.Count);
        Assert.All(receipts.Values, Assert.NotNull);
        Assert.Equal(1_600, receipts.Values.Select(receipt => receipt.WorldSeqStart).Distinct().Count());
        Assert.Equal(1_600, Assert.Single(moved.Balances).Scaled);
        foreach (var (key, receipt) in receipts.Take(50))
        {
            var again = (await worlds[0].CommitAsync(Requests.Move(key))).Receipt!;
            Assert.Equal(receipt with { IdempotentReplay = true }, again);
        }
    }

    [Fact]
    public async Task A_stopping_silo_finishes_what_it_has_taken_and_takes_nothing_new()
    {
        var store = new PlannedLogStore(new MemoryLogStore());
        await using var cluster = await WorldCluster.StartAsync(store);
        await cluster.World(0).CommitAsync(Requests.Setup());
        var gateway = cluster.GatewayOn(0);
        var drain = cluster.Service<SiloDrain>(0);
        store.Plan(_ => AppendPlan.Hold);
        var taken = gateway.CommitAsync(Requests.Call(Requests.Move("taken")));
        await store.Held;
        var queued = gateway.CommitAsync(Requests.Call(Requests.Move("queued")));
        await WorldCluster.UntilAsync(() => Task.FromResult(drain.CallsInHand == 2));

        var stopped = cluster.StopAsync(0);
        await WorldCluster.UntilAsync(() => Task.FromResult(drain.HasBegun));
        var late = await gateway.CommitAsync(Requests.Call(Requests.Move("late")));
        store.Release();

        Assert.Equal(ErrorCode.WorldDraining, Assert.Single(late.Outcomes).Rejection?.Code);
        Assert.True(Assert.Single((await taken).Outcomes).IsCommitted);
        Assert.True(Assert.Single((await queued).Outcomes).IsCommitted);
        await stopped;
    }
}
