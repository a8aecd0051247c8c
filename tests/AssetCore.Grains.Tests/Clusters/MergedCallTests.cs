using System.Text;
using AssetCore.Commits;
using AssetCore.Grains.Abstractions;
using AssetCore.Grains.Tests.Support;
using AssetCore.Ids;
using AssetCore.Log.Memory;
using AssetCore.Log.Stores;
using AssetCore.Testing.Grains;
using AssetCore.Text;
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

    [Fact]
    public async Task A_gateway_with_company_sends_calls_ahead_that_ride_in_the_next_batch()
    {
        await using var cluster = await StartAsync();
        Assert.All((await SendAsync(cluster, 1, Requests.Move("b0"))).Outcomes, AssertCommitted);
        var appends = _store.Appends;
        var first = await HoldFirstAsync(cluster);
        var waiting = new List<Task<CommitReplies>>();
        foreach (var key in (string[])["b1", "b2", "b3"])
        {
            waiting.Add(SendAsync(cluster, 1, Requests.Move(key)));
            await SettleAsync(cluster);
        }

        _store.Release();
        var replies = await Task.WhenAll([first, .. waiting]).WaitAsync(WorldCluster.Patience);

        Assert.Equal(appends + 2, _store.Appends);
        Assert.All(replies, reply => AssertCommitted(Assert.Single(reply.Outcomes)));
        var order = replies.Select(reply => reply.Outcomes[0].Receipt!.WorldSeqStart.Value).ToArray();
        Assert.Equal(order.Order(), order);
    }

    [Theory]
    [InlineData(2, 5_000, 0)]
    [InlineData(80, 1, 8_000)]
    public async Task A_call_that_does_not_fit_leads_the_next_round_and_is_not_passed(
        int commits, int operations, int metadataBytes)
    {
        await using var cluster = await StartAsync();
        var appends = _store.Appends;
        var first = await HoldFirstAsync(cluster);
        var second = Write("b");
        await SettleAsync(cluster);
        var third = Write("c");
        await SettleAsync(cluster);
        var small = cluster.Writer(1).CommitAsync(Requests.Call(Requests.Move("small")));
        await SettleAsync(cluster);
        _store.Release();
        var replies = await Task.WhenAll(first, second, third, small).WaitAsync(WorldCluster.Patience);

        Assert.Equal(appends + 3, _store.Appends);
        var outcomes = replies.SelectMany(reply => reply.Outcomes).ToArray();
        Assert.All(outcomes, AssertCommitted);
        var order = outcomes.Select(outcome => outcome.Receipt!.WorldSeqStart.Value).ToArray();
        Assert.Equal(order.Order(), order);

        Task<CommitReplies> Write(string name) => cluster.Writer(1).CommitAsync(Requests.Call(
            [.. Enumerable.Range(0, commits).Select(i => Large($"{name}{i}", operations, metadataBytes))]));
    }

    [Fact]
    public async Task A_writer_that_is_fenced_answers_none_of_those_who_ride_as_committed()
    {
        await using var left = await StartAsync("left");
        await using var right = await WorldCluster.StartAsync(_store, makeWorld: false, clusterId: "right");
        var first = await HoldFirstAsync(left);
        var second = SendAsync(left, 1, Requests.Move("b1"));
        var third = SendAsync(left, 2, Requests.Move("c1"));
        await SettleAsync(left);
        _store.Release(HoldNext());
        await _store.Held.WaitAsync(WorldCluster.Patience);
        AssertCommitted(Assert.Single((await SendAsync(right, 0, Requests.Move("r1"))).Outcomes));
        _store.Release();
        var replies = await Task.WhenAll(second, third).WaitAsync(WorldCluster.Patience);

        AssertCommitted(Assert.Single((await first).Outcomes));
        Assert.All(
            replies, reply => Assert.Equal(ErrorCode.WriterFenced, Assert.Single(reply.Outcomes).Rejection?.Code));
        foreach (var key in (string[])["b1", "c1"])
        {
            var again = Assert.Single((await SendAsync(right, 0, Requests.Move(key))).Outcomes);
            Assert.False(again.Receipt!.IdempotentReplay);
        }
    }

    [Fact]
    public async Task A_call_that_a_filter_held_until_its_round_had_left_waits_for_its_turn()
    {
        var filter = new LateCalls("late");
        await using var cluster = await StartAsync(filter: filter);
        var first = await HoldFirstAsync(cluster);
        var second = SendAsync(cluster, 1, Requests.Move("b1"));
        await SettleAsync(cluster);
        var late = SendAsync(cluster, 2, Requests.Move("late"));
        await SettleAsync(cluster);
        _store.Release(HoldNext());
        await Task.WhenAll(_store.Held, filter.Came).WaitAsync(WorldCluster.Patience);
        var appends = _store.Appends;
        filter.Release();
        await SettleAsync(cluster);

        Assert.Equal((appends, false, false), (_store.Appends, second.IsCompleted, late.IsCompleted));
        _store.Release();
        var replies = await Task.WhenAll(first, second, late).WaitAsync(WorldCluster.Patience);
        Assert.Equal(appends + 1, _store.Appends);
        Assert.All(replies, reply => AssertCommitted(Assert.Single(reply.Outcomes)));
        Assert.True(
            replies[1].Outcomes[0].Receipt!.WorldSeqEnd < replies[2].Outcomes[0].Receipt!.WorldSeqStart);
    }

    private static void AssertCommitted(CommitOutcome outcome) => Assert.True(outcome.IsCommitted);

    private static CommitRequest Large(string key, int operations, int metadataBytes)
    {
        var request = Requests.Of(key, [.. Enumerable.Repeat(Requests.Move(key).Operations[0], operations)]);
        var note = Encoding.UTF8.GetBytes($"{{\"note\":\"{new string('x', metadataBytes)}\"}}");
        return metadataBytes == 0 ? request : request with { Metadata = new JsonText(note) };
    }

    private static Func<BlobName, AppendPlan> HoldNext()
    {
        var (isPlanned, prefix) = (true, BlobName.WorldPrefix(s_world));
        return name =>
        {
            if (!isPlanned || !name.Value.StartsWith(prefix, StringComparison.Ordinal)) return AppendPlan.Go;
            isPlanned = false;
            return AppendPlan.Hold;
        };
    }

    private async Task<WorldCluster> StartAsync(string? clusterId = null, IIncomingGrainCallFilter? filter = null)
    {
        var cluster = await WorldCluster.StartAsync(_store, silos: 3, clusterId: clusterId, filter: filter);
        await cluster.World(0).CommitAsync(Requests.Setup());
        for (var silo = 0; silo < 3; silo++) await cluster.World(silo).CommitAsync(Requests.Move($"warm{silo}"));
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
