using AssetCore.Commits;
using AssetCore.Grains.Abstractions;
using AssetCore.Grains.Tests.Support;
using AssetCore.Ids;
using AssetCore.Log.Memory;
using AssetCore.Testing.Grains;
using AssetCore.Worlds;
using Orleans.Core.Internal;

namespace AssetCore.Grains.Tests.Clusters;

/// <summary>Calls of several gateways that meet at one world.</summary>
public sealed class MergedCallTests
{
    private static readonly WorldId s_world = new(1);

    private readonly PlannedLogStore _store = new(new MemoryLogStore());

    [Fact]
    public async Task Calls_of_several_silos_that_wait_for_an_append_ride_in_one_batch()
    {
        await using var cluster = await StartAsync();
        var appends = _store.Appends;
        var first = await HoldFirstAsync(cluster);
        var second = SendAsync(cluster, 1, Requests.Move("b1"), Requests.Move("too much", 5_000_000));
        var third = SendAsync(cluster, 2, Requests.Move("too much too", 6_000_000), Requests.Move("c1"));
        await SettleAsync(cluster);
        _store.Release();
        var replies = await Task.WhenAll(first, second, third).WaitAsync(WorldCluster.Patience);

        Assert.Equal(appends + 2, _store.Appends);
        Assert.True(Assert.Single(replies[0].Outcomes).IsCommitted);
        Assert.Equal([true, false], replies[1].Outcomes.Select(outcome => outcome.IsCommitted));
        Assert.Equal([false, true], replies[2].Outcomes.Select(outcome => outcome.IsCommitted));
        Assert.Equal(ErrorCode.InsufficientBalance, replies[1].Outcomes[1].Rejection?.Code);
        Assert.Equal(ErrorCode.InsufficientBalance, replies[2].Outcomes[0].Rejection?.Code);
        await IsReplayOfAsync(cluster, "b1", replies[1].Outcomes[0]);
        await IsReplayOfAsync(cluster, "c1", replies[2].Outcomes[1]);
    }

    [Fact]
    public async Task A_store_that_refuses_the_batch_refuses_the_calls_of_all_silos()
    {
        await using var cluster = await StartAsync();
        var first = await HoldFirstAsync(cluster);
        var second = SendAsync(cluster, 1, Requests.Move("b1"));
        var third = SendAsync(cluster, 2, Requests.Move("c1"));
        await SettleAsync(cluster);
        var refusals = 0;
        _store.Release(_ => Refuse());
        var replies = await Task.WhenAll(second, third).WaitAsync(WorldCluster.Patience);
        _store.Plan(_ => AppendPlan.Go);

        Assert.True(Assert.Single((await first).Outcomes).IsCommitted);
        Assert.All(
            replies,
            reply => Assert.Equal(ErrorCode.StorageUnavailable, Assert.Single(reply.Outcomes).Rejection?.Code));
        Assert.Equal(1, refusals);

        AppendPlan Refuse()
        {
            refusals++;
            return AppendPlan.Refuse;
        }
    }

    [Fact]
    public async Task A_change_of_the_world_waits_for_its_turn_and_is_not_passed_by_later_rounds()
    {
        await using var cluster = await StartAsync();
        var first = await HoldFirstAsync(cluster);
        var change = cluster.Writer(1).ChangeAsync(
            new ChangeCall(s_world, WorldLifecycle.Disabled, null, null, null, "a test"));
        await SettleAsync(cluster);
        var second = SendAsync(cluster, 1, Requests.Move("b1"));
        var third = SendAsync(cluster, 2, Requests.Move("c1"));
        await SettleAsync(cluster);

        Assert.False(change.IsCompleted);
        _store.Release();
        var replies = await Task.WhenAll(second, third).WaitAsync(WorldCluster.Patience);

        Assert.True(Assert.Single((await first).Outcomes).IsCommitted);
        Assert.Null((await change).Rejection);
        Assert.All(replies, reply => Assert.False(Assert.Single(reply.Outcomes).IsCommitted));
    }

    [Fact]
    public async Task Calls_that_wait_at_a_writer_that_ends_are_answered_by_the_next()
    {
        await using var cluster = await StartAsync();
        var first = await HoldFirstAsync(cluster);
        var end = cluster.Writer(1).Cast<IGrainManagementExtension>().DeactivateOnIdle();
        await SettleAsync(cluster);
        var second = SendAsync(cluster, 1, Requests.Move("b1"));
        var third = SendAsync(cluster, 2, Requests.Move("c1"));
        await SettleAsync(cluster);
        _store.Release();
        var replies = await Task.WhenAll(first, second, third).WaitAsync(WorldCluster.Patience);
        await end;

        Assert.All(replies, reply => Assert.True(Assert.Single(reply.Outcomes).IsCommitted));
    }

    private async Task<WorldCluster> StartAsync()
    {
        var cluster = await WorldCluster.StartAsync(_store, silos: 3);
        await cluster.World(0).CommitAsync(Requests.Setup());
        foreach (var silo in Enumerable.Range(0, 3)) await cluster.World(silo).CommitAsync(Requests.Move($"warm{silo}"));
        return cluster;
    }

    private async Task<Task<CommitReplies>> HoldFirstAsync(WorldCluster cluster)
    {
        var held = _store.Held;
        _store.PlanNext(s_world, AppendPlan.Hold);
        var first = SendAsync(cluster, 0, Requests.Move("a1"));
        await held.WaitAsync(WorldCluster.Patience);
        return first;
    }

    private static Task<CommitReplies> SendAsync(
        WorldCluster cluster, int silo, params CommitRequest[] requests) =>
        cluster.GatewayOn(silo).CommitAsync(Requests.Call(requests));

    /// <summary>
    /// Waits until what was sent before is at the world. Calls that interleave travel the same ways, and many of them
    /// one after another from every silo are later than those sent before.
    /// </summary>
    private static async Task SettleAsync(WorldCluster cluster)
    {
        for (var round = 0; round < 20; round++)
        {
            foreach (var silo in Enumerable.Range(0, cluster.Silos.Count))
                await cluster.On(silo).GetGrain<IWorldGrain>(1).WaitForHeadAsync(WorldSeq.None, default);
        }
    }

    private static async Task IsReplayOfAsync(WorldCluster cluster, string key, CommitOutcome outcome)
    {
        var replay = await cluster.World(0).CommitAsync(Requests.Move(key));
        Assert.True(replay.Receipt!.IdempotentReplay);
        Assert.Equal(outcome.Receipt!.CommitId, replay.Receipt.CommitId);
    }
}
