using AssetCore.Commits;
using AssetCore.Engine.State;
using AssetCore.Engine.Transactions;
using AssetCore.Errors;
using AssetCore.Format.Events;
using AssetCore.Format.Requests;
using AssetCore.Hashes;
using AssetCore.Ids;
using AssetCore.Operations;
using AssetCore.Reads;
using AssetCore.Worlds;
using static AssetCore.Engine.Tests.Ops;

namespace AssetCore.Engine.Tests.Transactions;

public sealed class WorldEngineTests
{
    [Fact]
    public void A_world_without_genesis_or_not_in_use_is_not_found()
    {
        var engine = new WorldEngine(new WorldId(7));
        engine.BeginBatch(1);
        Assert.Equal(
            ErrorCode.NamespaceNotFound, engine.Execute(WrittenWorld.Prepare("a", Vault("v"))).Rejection!.Code);
        var row = new WorldRow(WorldLifecycle.Disabled, null, 1, default, 10, 0);
        engine.ExecuteDirective(new WorldDirective.SetWorld(row) { Reason = "off" });
        Assert.Equal(
            ErrorCode.NamespaceNotFound, engine.Execute(WrittenWorld.Prepare("a", Vault("v"))).Rejection!.Code);
        engine.ExecuteDirective(
            new WorldDirective.SetWorld(row with { Lifecycle = WorldLifecycle.Provisioned }) { Reason = "on" });
        Assert.True(engine.Execute(WrittenWorld.Prepare("a", Vault("v"))).IsCommitted);
    }

    [Fact]
    public void A_receipt_states_what_took_place()
    {
        var world = new WrittenWorld();
        var commit = world.Prepare(Vault("v"), Class("c"), Mint("c"));
        var receipt = world.Send(commit, clockMs: 5_000).Receipt!;
        Assert.Equal((2, 4, 5_000), (receipt.WorldSeqStart.Value, receipt.WorldSeqEnd.Value, receipt.TimeMs));
        Assert.Equal(new MintedInstance(2, new InstanceId(1)), Assert.Single(receipt.MintedInstances));
        Assert.Equal(
            (WrittenWorld.Id, commit.Request.IdempotencyKey, false),
            (receipt.World, receipt.IdempotencyKey, receipt.IdempotentReplay));
        Assert.Equal(receipt.WorldSeqStart, receipt.CommitId.WorldSeqStart);
    }

    [Fact]
    public void A_refused_operation_undoes_the_operations_before_it_and_says_which_it_was()
    {
        var world = new WrittenWorld();
        world.Commit(
            Vault("v"),
            Class("gold"),
            Add("gold", "5", InVault("v")),
            Slots("s", 2),
            Grid("g", 9, 3),
            Shape("gold", 1, 1));
        var refusal = world.Refuse(
            Take("gold", "5", InVault("v")),
            Remove("v"),
            Vault("w"),
            Class("new"),
            Shape("new", 2, 2),
            Mint("new", Slot("s", 1)),
            Mint("new", Cell("g", 1)),
            Add("gold", "3", Cell("g", 9)),
            Move("gold", "1", Cell("g", 9), Cell("g", 3)),
            Swap("s", 1, 2),
            Remove("g"),
            Vault("w"));
        Assert.Equal((ErrorCode.ContainerAlreadyExists, 11), (refusal.Code, refusal.OperationIndex));
        Assert.Single(world.Ask<BalancePage>(new WorldQuery.Balances(new("v"), null, 10)).Balances);
    }

    [Fact]
    public void A_commit_that_changes_nothing_owns_one_sequence_number()
    {
        var world = new WrittenWorld();
        world.Commit(Class("c"), Shape("c", 1, 1));
        var head = world.Engine.Head;
        Assert.Equal(head.Next, world.Commit(Shape("c", 1, 1)).WorldSeqEnd);
        Assert.Equal(world.Engine.StateHash, world.Recover().StateHash);
    }

    [Fact]
    public void An_expected_world_seq_is_compared_with_the_head_of_the_open_batch()
    {
        var world = new WrittenWorld();
        world.Engine.BeginBatch(1);
        Assert.True(world.Engine.Execute(Expecting("a", 1, Vault("a"))).IsCommitted);
        var refusal = world.Engine.Execute(Expecting("b", 1, Vault("b"))).Rejection!;
        Assert.Equal((ErrorCode.WorldSeqMismatch, null), (refusal.Code, refusal.OperationIndex));
        Assert.True(world.Engine.Execute(Expecting("c", 2, Vault("c"))).IsCommitted);
        world.Seal();
    }

    [Fact]
    public void Time_never_runs_backwards_and_a_batch_without_commits_leaves_no_time()
    {
        var world = new WrittenWorld();
        Assert.Equal(9_000, world.Send(world.Prepare(Vault("a")), clockMs: 9_000).Receipt!.TimeMs);
        Assert.False(world.Send(world.Prepare(Vault("a")), clockMs: 20_000).IsCommitted);
        Assert.Equal(9_000, world.Engine.TimeMs);
        Assert.Equal(9_000, world.Send(world.Prepare(Vault("b")), clockMs: 1).Receipt!.TimeMs);
    }

    [Fact]
    public void A_batch_that_is_rolled_back_leaves_no_trace()
    {
        var world = new WrittenWorld();
        world.Commit(Vault("v"), Class("gold"), Grid("g", 9, 3), Shape("gold", 2, 1), Add("gold", "5", Cell("g", 1)));
        var before = Look();
        var first = world.Prepare(Add("gold", "5", InVault("v")), Move("gold", "5", Cell("g", 1), Cell("g", 4)));
        foreach (var isSealed in new[] { true, false })
        {
            world.Engine.BeginBatch(99_000);
            Assert.True(world.Engine.Execute(first).IsCommitted);
            Assert.True(world.Engine.Execute(world.Prepare(Remove("g"), Vault("w"), Mint("gold"))).IsCommitted);
            world.Engine.ExecuteDirective(
                new WorldDirective.SetWorld(world.State.World! with { DisplayName = "other" }) { Reason = "name" });
            if (isSealed) world.Engine.Seal();
            world.Engine.RollBack();
            Assert.Equal(before, Look());
            Assert.Equal("test", world.State.World!.DisplayName);
        }

        Assert.False(world.Send(first).Receipt!.IdempotentReplay);
        Assert.Equal(world.Engine.StateHash, world.Recover().StateHash);

        (Hash128 State, Hash128 Content, WorldSeq Head, long TimeMs, Counters Counters) Look() => (
            world.Engine.StateHash,
            world.State.ContentHash,
            world.Engine.Head,
            world.Engine.TimeMs,
            world.State.Counters);
    }

    [Fact]
    public void A_commit_of_too_many_events_is_refused_at_the_operation_that_crosses_the_limit()
    {
        var world = new WrittenWorld();
        world.Commit(Vault("a"), Vault("b"), Class("gold"), Add("gold", "40", InVault("a")));
        var there = Transfer("a", "b", "gold", "0.001");
        var many = TransferAll([.. Enumerable.Repeat(there, 8_190)]);
        var atLimit = world.Commit(
            many, many, many, many, TransferAll([.. Enumerable.Repeat(there, 7)]), Transfer("b", "a", "gold", "1"));
        Assert.Equal(CommitLimits.EventsMax, atLimit.EventCount);
        world.Commit(Add("gold", "50", InVault("a")));
        var refusal = world.Refuse(many, many, many, many, many, Vault("a"));
        Assert.Equal((ErrorCode.CommitTooLarge, 4), (refusal.Code, refusal.OperationIndex));
    }

    [Fact]
    public void A_commit_of_too_many_bytes_is_refused_as_a_whole()
    {
        var world = new WrittenWorld();
        var name = new string('n', CommitLimits.NameLengthMax);
        var wide = Enumerable.Range(0, 9_000).Select(
            i => (Operation)(Vault($"{i}-{new string('x', 100)}") with { DisplayName = name }));
        var refusal = world.Refuse([.. wide]);
        Assert.Equal((ErrorCode.CommitTooLarge, null), (refusal.Code, refusal.OperationIndex));
    }

    [Fact]
    public void Draining_more_than_a_commit_may_destroy_is_refused()
    {
        var world = new WrittenWorld();
        world.Commit(Vault("v"), Class("gold"));
        for (var i = 0; i < 7; i++)
            world.Commit([.. Enumerable.Range(i * 10_000, 10_000).Select(AddKey)]);
        Assert.Equal(ErrorCode.CommitTooLarge, world.Refuse(Remove("v")).Code);

        static Operation AddKey(int key) => Add("gold", "1", InVault("v"), key: (uint)key);
    }

    [Fact]
    public void Preflight_says_what_would_happen_and_changes_nothing()
    {
        var world = new WrittenWorld();
        world.Commit(Vault("v"), Class("gold"));
        var before = (world.Engine.StateHash, world.Engine.Head, world.Engine.TimeMs);
        var commit = world.Prepare(Add("gold", "5", InVault("v")), Vault("w"));
        var report = world.Engine.Preflight(commit, 2_000).Report!;
        Assert.Equal(before, (world.Engine.StateHash, world.Engine.Head, world.Engine.TimeMs));
        Assert.Equal(before.Head, report.ValidatedWorldSeq);
        Assert.Equal([OperationCode.AddFungible, OperationCode.CreateContainer], report.Operations);
        Assert.Equal(2, report.Events.Length);
        Assert.Contains("gold", report.Events[0].ToString(), StringComparison.Ordinal);

        var receipt = world.Send(commit).Receipt!;
        Assert.Equal(receipt with { IdempotentReplay = true }, world.Engine.Preflight(commit, 2_000).Replay);
        var refusal = world.Engine.Preflight(world.Prepare(Vault("x"), Vault("w")), 2_000).Rejection!;
        Assert.Equal((ErrorCode.ContainerAlreadyExists, 1), (refusal.Code, refusal.OperationIndex));
    }

    [Fact]
    public void A_directive_is_a_commit_of_the_world()
    {
        var world = new WrittenWorld();
        var (header, payload) = world.Log[0];
        var item = Assert.Single(Engine.Queries.HistoryQueries.ReadCommits(header, payload, WorldSeq.None, null, 10));
        Assert.Equal("""{"source":"world"}""", item.Origin!.ToString());
        Assert.Equal("""{"reason":"genesis"}""", item.Metadata!.ToString());
        Assert.Empty(item.Operations);
    }

    [Fact]
    public void Calls_out_of_order_are_refused()
    {
        var world = new WrittenWorld();
        var commit = world.Prepare(Vault("v"));
        Assert.Throws<InvalidOperationException>(() => world.Engine.Execute(commit));
        Assert.Throws<InvalidOperationException>(() => world.Engine.Seal());
        Assert.Throws<InvalidOperationException>(world.Engine.Accept);
        Assert.Throws<InvalidOperationException>(world.Engine.RollBack);
        world.Engine.BeginBatch(1);
        Assert.Throws<InvalidOperationException>(() => world.Engine.BeginBatch(1));
        Assert.Throws<InvalidOperationException>(() => world.Engine.Preflight(commit, 2_000));
        Assert.Throws<InvalidOperationException>(() => world.Engine.Seal());
        Assert.True(world.Engine.Execute(commit).IsCommitted);
        Assert.Throws<InvalidOperationException>(world.Engine.Accept);
        world.Engine.Seal();
        Assert.Throws<InvalidOperationException>(() => world.Engine.Execute(commit));
    }

    private static PreparedCommit Expecting(string key, long worldSeq, params Operation[] operations) =>
        PreparedCommit.Create(new CommitRequest
        {
            Operations = [.. operations],
            IdempotencyKey = key,
            ExpectedWorldSeq = new WorldSeq(worldSeq),
        });
}
