using AssetCore.Client;
using AssetCore.Commits;
using AssetCore.Grains.Abstractions;
using AssetCore.Grains.Tests.Support;
using AssetCore.Ids;
using AssetCore.Log;
using AssetCore.Log.Memory;
using AssetCore.Operations;
using AssetCore.Testing.Grains;

namespace AssetCore.Grains.Tests.Clusters;

/// <summary>Reversals through the gateway: found in the log, judged by the writer, at most once.</summary>
public sealed class ReversalTests
{
    [Fact]
    public async Task A_commit_is_reversed_and_its_reversal_too()
    {
        await using var cluster = await WorldCluster.StartAsync(new MemoryLogStore());
        var world = cluster.World(0);
        await world.CommitAsync(Requests.Setup());
        var move = (await world.CommitAsync(Requests.Move("m1", 40))).Receipt!;

        var reversal = (await world.ReverseAsync(Reverse(move.CommitId, "r1"))).Receipt!;
        var twice = await world.ReverseAsync(Reverse(move.CommitId, "r2"));
        var emptied = (await world.ListBalancesAsync(Requests.B)).Answer!;
        var back = (await world.ReverseAsync(Reverse(reversal.CommitId, "r3"))).Receipt!;
        var moved = (await world.ListBalancesAsync(Requests.B)).Answer!;

        Assert.Equal((3L, move.WorldSeqEnd.Next), (reversal.EventCount, reversal.WorldSeqStart));
        Assert.Equal(ErrorCode.AlreadyReversed, twice.Rejection?.Code);
        Assert.Empty(emptied.Balances);
        Assert.Equal(4, back.EventCount);
        Assert.Equal(40, Assert.Single(moved.Balances).Scaled);
    }

    [Fact]
    public async Task A_reversal_stands_in_the_history_with_its_reason()
    {
        await using var cluster = await WorldCluster.StartAsync(new MemoryLogStore());
        var world = cluster.World(0);
        await world.CommitAsync(Requests.Setup());
        var move = (await world.CommitAsync(Requests.Move("m1"))).Receipt!;

        var reversal = (await world.ReverseAsync(Reverse(move.CommitId, "r1"))).Receipt!;
        var view = (await world.GetCommitAsync(reversal.CommitId)).Answer!;

        Assert.Contains("paid out twice", Assert.Single(view.Item.Operations).ToString(), StringComparison.Ordinal);
        Assert.Equal(3, view.Events.Length);
    }

    [Fact]
    public async Task What_has_changed_since_is_a_conflict_and_what_does_not_exist_is_not_found()
    {
        await using var cluster = await WorldCluster.StartAsync(new MemoryLogStore());
        var world = cluster.World(0);
        await world.CommitAsync(Requests.Setup());
        var move = (await world.CommitAsync(Requests.Move("m1"))).Receipt!;
        await world.CommitAsync(Requests.Move("m2"));

        var conflict = await world.ReverseAsync(Reverse(move.CommitId, "r1"));
        var wrongDigest = await world.ReverseAsync(Reverse(new CommitId(move.WorldSeqStart, 1), "r2"));
        var inside = await world.ReverseAsync(Reverse(move.CommitId with { WorldSeqStart = move.WorldSeqEnd }, "r3"));
        var later = await world.ReverseAsync(Reverse(move.CommitId with { WorldSeqStart = new WorldSeq(999) }, "r4"));
        var ofWorld = (await world.ListCommitsAsync(WorldSeq.None)).Answer!.Commits[0];
        var genesis = await world.ReverseAsync(Reverse(ofWorld.CommitId, "r5"));

        Assert.Equal(ErrorCode.ReverseConflict, conflict.Rejection?.Code);
        Assert.Contains("container", conflict.Rejection!.Detail, StringComparison.Ordinal);
        Assert.Equal(ErrorCode.CommitNotFound, wrongDigest.Rejection?.Code);
        Assert.Equal(ErrorCode.CommitNotFound, inside.Rejection?.Code);
        Assert.Equal(ErrorCode.CommitNotFound, later.Rejection?.Code);
        Assert.Equal(ErrorCode.ReverseConflict, genesis.Rejection?.Code);
    }

    [Fact]
    public async Task A_commit_of_an_earlier_process_is_reversed_and_repeated_after_the_next_one()
    {
        var store = new MemoryLogStore();
        CommitReceipt move;
        CommitReceipt reversal;
        await using (var earlier = await WorldCluster.StartAsync(store))
        {
            await earlier.World(0).CommitAsync(Requests.Setup());
            move = (await earlier.World(0).CommitAsync(Requests.Move("m1"))).Receipt!;
        }

        await using (var next = await WorldCluster.StartAsync(store, makeWorld: false))
            reversal = (await next.World(0).ReverseAsync(Reverse(move.CommitId, "r1"))).Receipt!;

        await using var last = await WorldCluster.StartAsync(store, makeWorld: false);
        var again = (await last.World(0).ReverseAsync(Reverse(move.CommitId, "r1"))).Receipt!;
        var page = (await last.World(0).ListBalancesAsync(Requests.B)).Answer!;

        Assert.Equal(reversal with { IdempotentReplay = true }, again);
        Assert.Empty(page.Balances);
    }

    [Fact]
    public async Task Every_silo_and_a_client_outside_give_the_same_receipt_for_the_same_key()
    {
        await using var cluster = await WorldCluster.StartAsync(new MemoryLogStore(), silos: 2);
        await cluster.World(0).CommitAsync(Requests.Setup());
        var move = (await cluster.World(0).CommitAsync(Requests.Move("m1"))).Receipt!;
        var request = Reverse(move.CommitId, "r1") with { ActorId = "clerk" };

        var first = (await cluster.World(0).ReverseAsync(request)).Receipt!;
        var second = (await cluster.World(1).ReverseAsync(request)).Receipt!;
        var outside = (await cluster.OutsideWorld().ReverseAsync(request)).Receipt!;
        var other = await cluster.World(1).ReverseAsync(request with { Reason = "another" });

        Assert.Equal(first with { IdempotentReplay = true }, second);
        Assert.Equal(second, outside);
        Assert.Equal(ErrorCode.IdempotencyKeyReused, other.Rejection?.Code);
    }

    [Fact]
    public async Task Of_many_that_reverse_one_commit_at_once_one_succeeds()
    {
        await using var cluster = await WorldCluster.StartAsync(new MemoryLogStore(), silos: 2);
        await cluster.World(0).CommitAsync(Requests.Setup());
        var move = (await cluster.World(0).CommitAsync(Requests.Move("m1"))).Receipt!;

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(
            i => cluster.World(i % 2).ReverseAsync(Reverse(move.CommitId, $"r{i}"))));

        Assert.Single(outcomes, outcome => outcome.IsCommitted);
        Assert.Equal(19, outcomes.Count(outcome => outcome.Rejection?.Code == ErrorCode.AlreadyReversed));
    }

    [Fact]
    public async Task A_reversal_whose_answer_is_lost_takes_place_once()
    {
        var store = new PlannedLogStore(new MemoryLogStore());
        await using var cluster = await WorldCluster.StartAsync(store);
        var world = cluster.World(0);
        await world.CommitAsync(Requests.Setup());
        var move = (await world.CommitAsync(Requests.Move("m1"))).Receipt!;

        store.PlanNext(new WorldId(1), AppendPlan.LoseAnswer);
        var reversal = await world.ReverseAsync(Reverse(move.CommitId, "r1"));
        var again = await world.ReverseAsync(Reverse(move.CommitId, "r1"));

        Assert.True(reversal.IsCommitted);
        Assert.True(again.Receipt?.IdempotentReplay);
        Assert.Empty((await world.ListBalancesAsync(Requests.B)).Answer!.Balances);
    }

    [Fact]
    public async Task A_repeated_reversal_gets_its_receipt_while_the_log_cannot_be_read()
    {
        var store = new PlannedLogStore(new MemoryLogStore());
        await using var cluster = await WorldCluster.StartAsync(store);
        var (world, gateway) = (cluster.World(0), cluster.GatewayOn(0));
        await world.CommitAsync(Requests.Setup());
        var move = (await world.CommitAsync(Requests.Move("m1"))).Receipt!;
        var reversal = (await world.ReverseAsync(Reverse(move.CommitId, "r1"))).Receipt!;

        store.ReadFault = new StorageUnavailableException(new WorldId(1), "read", "a test");
        var again = await world.ReverseAsync(Reverse(move.CommitId, "r1"));
        var other = (await gateway.ReverseAsync(new ReverseCall(Reverse(reversal.CommitId, "r2")))).Outcomes[0];
        store.ReadFault = new LogCorruptException(new WorldId(1), "worlds/1", 180, "a test");
        var corrupt = (await gateway.ReverseAsync(new ReverseCall(Reverse(reversal.CommitId, "r2")))).Outcomes[0];

        Assert.Equal(reversal with { IdempotentReplay = true }, again.Receipt);
        Assert.Equal(ErrorCode.StorageUnavailable, other.Rejection?.Code);
        Assert.Contains("a test", other.Rejection!.Detail, StringComparison.Ordinal);
        Assert.Equal(ErrorCode.LogCorrupt, corrupt.Rejection?.Code);
    }

    [Fact]
    public async Task Who_may_not_register_classes_may_not_undo_it_by_a_reversal()
    {
        await using var cluster = await WorldCluster.StartAsync(new MemoryLogStore());
        var (world, gateway) = (cluster.World(0), cluster.GatewayOn(0));
        var schema = (await world.CommitAsync(Requests.Of("c", new RegisterClass(new("iron"), "Iron", 0, null)))).Receipt!;
        await world.CommitAsync(Requests.Setup());
        var move = (await world.CommitAsync(Requests.Move("m1"))).Receipt!;

        var refused = await gateway.ReverseAsync(new ReverseCall(Reverse(schema.CommitId, "r1"), false));
        var other = await gateway.ReverseAsync(new ReverseCall(Reverse(move.CommitId, "r2"), false));
        var undone = await gateway.ReverseAsync(new ReverseCall(Reverse(schema.CommitId, "r3")));
        var back = undone.Outcomes[0].Receipt!.CommitId;
        var again = await gateway.ReverseAsync(new ReverseCall(Reverse(back, "r4"), false));

        Assert.Equal(ErrorCode.Forbidden, refused.Outcomes[0].Rejection?.Code);
        Assert.True(other.Outcomes[0].IsCommitted);
        Assert.Equal(ErrorCode.Forbidden, again.Outcomes[0].Rejection?.Code);
    }

    [Fact]
    public async Task A_world_that_was_never_made_reverses_nothing()
    {
        await using var cluster = await WorldCluster.StartAsync(new MemoryLogStore(), makeWorld: false);
        var world = cluster.World(0, new WorldClientOptions { AttemptsMax = 1 });
        var outcome = await world.ReverseAsync(Reverse(new CommitId(new WorldSeq(5), 1), "r1"));
        Assert.Equal(ErrorCode.NamespaceNotFound, outcome.Rejection?.Code);
    }

    private static ReverseRequest Reverse(CommitId commit, string key) =>
        new() { CommitId = commit, Reason = "paid out twice", IdempotencyKey = key };
}
