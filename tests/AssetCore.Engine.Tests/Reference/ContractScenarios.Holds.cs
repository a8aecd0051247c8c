using AssetCore.Commits;
using AssetCore.Errors;
using AssetCore.Operations;
using AssetCore.Worlds;
using static AssetCore.Engine.Tests.Reference.Say;

namespace AssetCore.Engine.Tests.Reference;

/// <content>Holds: what they do to balances, and how they end.</content>
public abstract partial class ContractScenarios
{
    [Fact]
    public void A_hold_leaves_the_quantity_where_it_is_and_an_ended_one_leaves_no_trace()
    {
        var lines = After(Hold("h1", "60", "gold", "vault"), Release("order-1"), Hold("order-1", "1", "gold", "vault"));
        Assert.Contains("balance vault gold/null units=100 held=61", lines);
        Assert.Contains("hold h1 of vault gold/null units=60 until seq null ms null", lines);
        Assert.Contains("hold order-1 of vault gold/null units=1 until seq null ms null", lines);
        Assert.Contains("balance escrow gold/null units=50", lines);
    }

    [Fact]
    public void What_is_captured_moves_and_the_rest_is_released()
    {
        var lines = After(Capture("order-1", "vault", "5"));
        Assert.Contains("balance escrow gold/null units=45", lines);
        Assert.Contains("balance vault gold/null units=105", lines);
        Assert.DoesNotContain(lines, line => line.StartsWith("hold ", StringComparison.Ordinal));
    }

    [Fact]
    public void Holding_releasing_and_capturing_ask_for_no_class_and_a_capture_for_no_floor()
    {
        var lines = After(
            Govern("escrow", Policies("45", "50", [])),
            Govern("vault", Policies(null, null, [])),
            Capture("order-1", "vault"),
            Hold("h1", "100", "gold", "vault"),
            Release("h1"));
        Assert.Contains("balance escrow gold/null units=30", lines);
        Assert.Contains("balance vault gold/null units=120", lines);
    }

    [Fact]
    public void A_hold_may_reserve_what_only_the_floor_allows()
    {
        var lines = After(Hold("h1", "2.5", "gold", "till"));
        Assert.Contains("balance till gold/null units=0 held=2500", lines);
    }

    [Fact]
    public void A_hold_ends_before_the_batch_that_begins_at_its_sequence_number()
    {
        var world = Furnished();
        var until = world.Head.Value + 3;
        Assert.True(world.Commit(Commit(Hold("h1", "100", "gold", "vault", untilSeq: until)), TimeMs).IsCommitted);
        var taking = Commit(Take("1", "gold", In("vault")));
        Assert.Equal(ErrorCode.InsufficientBalance, world.Commit(taking, TimeMs).Refusal);
        Assert.True(world.Commit(Commit(Own("vault", 1)), TimeMs).IsCommitted);
        Assert.Equal(until, world.Head.Value);
        Assert.Contains("balance vault gold/null units=100 held=100", world.Snapshot().Lines);

        world.Begin(TimeMs);
        Assert.Equal(until + 2, world.Head.Value);
        Assert.True(world.Commit(taking).IsCommitted);
        Assert.Equal([new(until + 1, until + 2, true, []), new(until + 3, until + 3, false, [1])], world.Land());
    }

    [Fact]
    public void A_hold_ends_before_the_batch_whose_time_has_come()
    {
        var world = Furnished();
        world.Commit(Commit(Hold("h1", "100", "gold", "vault", untilMs: TimeMs + 10)), TimeMs);
        var taking = Commit(Take("1", "gold", In("vault")));
        Assert.Equal(ErrorCode.InsufficientBalance, world.Commit(taking, TimeMs + 9).Refusal);
        Assert.True(world.Commit(taking, TimeMs + 10).IsCommitted);
    }

    [Fact]
    public void Of_two_ends_the_first_that_comes_is_the_end()
    {
        var world = Furnished();
        world.Commit(Commit(Hold("h1", "1", "gold", "vault", null, world.Head.Value + 99, TimeMs + 1)), TimeMs);
        world.Commit(Commit(Hold("h2", "1", "gold", "vault", null, world.Head.Value + 3, TimeMs + 99)), TimeMs);
        world.Commit(Commit(Own("vault", 1)), TimeMs + 1);
        Assert.DoesNotContain(world.Snapshot().Lines, line => line.StartsWith("hold h1 ", StringComparison.Ordinal));
        world.Commit(Commit(Own("vault", 2)), TimeMs + 1);
        Assert.DoesNotContain(world.Snapshot().Lines, line => line.StartsWith("hold h", StringComparison.Ordinal));
    }

    [Fact]
    public void A_hold_that_is_over_when_it_begins_lasts_to_the_end_of_its_batch()
    {
        var world = Furnished();
        world.Begin(TimeMs);
        Assert.True(world.Commit(Commit(Hold("h1", "100", "gold", "vault", untilSeq: 0, untilMs: 0))).IsCommitted);
        var taking = Commit(Take("1", "gold", In("vault")));
        Assert.Equal(ErrorCode.InsufficientBalance, world.Commit(taking).Refusal);
        world.Land();
        Assert.True(world.Commit(taking, TimeMs).IsCommitted);
    }

    [Fact]
    public void Expired_holds_are_released_even_if_all_of_the_batch_is_refused()
    {
        var world = Furnished();
        world.Commit(Commit(Hold("h1", "100", "gold", "vault", untilSeq: 1)), TimeMs);
        var head = world.Head.Value;
        Assert.Equal(ErrorCode.ContainerNotFound, world.Commit(Commit(Remove("nowhere")), TimeMs).Refusal);
        Assert.Equal(head + 2, world.Head.Value);
        Assert.Contains("balance vault gold/null units=100", world.Snapshot().Lines);
    }

    [Fact]
    public void The_expected_head_is_the_one_before_the_release_until_a_commit_takes_place()
    {
        var world = Furnished();
        world.Commit(Commit(Hold("h1", "100", "gold", "vault", untilSeq: 1)), TimeMs);
        var known = world.Head;
        world.Begin(TimeMs);
        var released = world.Head;
        Assert.NotEqual(known, released);
        var mismatch = WorldAnswer.Refused(ErrorCode.WorldSeqMismatch, null);
        Assert.Equal(mismatch, world.Commit(Commit(Own("vault", 1)) with { ExpectedWorldSeq = released }));
        Assert.True(world.Commit(Commit(Own("vault", 1)) with { ExpectedWorldSeq = known }).IsCommitted);
        Assert.Equal(mismatch, world.Commit(Commit(Own("vault", 2)) with { ExpectedWorldSeq = known }));
        Assert.True(world.Commit(Commit(Own("vault", 2)) with { ExpectedWorldSeq = world.Head }).IsCommitted);
        world.Land();
    }

    [Fact]
    public void A_preflight_judges_as_if_expired_holds_were_released_and_releases_none()
    {
        var world = Furnished();
        world.Commit(Commit(Hold("h1", "100", "gold", "vault", untilMs: TimeMs + 1)), TimeMs);
        var (head, before) = (world.Head, world.Snapshot());
        var taking = Commit(Take("1", "gold", In("vault")));
        Assert.Equal(ErrorCode.InsufficientBalance, world.Preflight(taking, TimeMs).Refusal);
        Assert.Equal(PreflightAnswer.Possible(head.Value, 1), world.Preflight(taking, TimeMs + 1));
        Assert.Equal((head, before), (world.Head, world.Snapshot()));
    }

    [Fact]
    public void More_holds_than_one_commit_releases_are_released_by_several()
    {
        const int Holds = 8_193;
        var world = Furnished();
        foreach (var some in Enumerable.Range(0, Holds).Chunk(CommitLimits.OperationsMax / 2))
        {
            var holding = some.Select(i => (Operation)Hold($"e{i}", "1", "gold", "abyss", untilMs: TimeMs + 1));
            Assert.Null(world.Commit(Commit([.. holding]), TimeMs).Refusal);
        }

        var head = world.Head.Value;
        world.Begin(TimeMs + 1);
        Assert.Equal(
            [new(head + 1, head + (2 * 8_192), true, []), new(head + (2 * 8_192) + 1, head + (2 * Holds), true, [])],
            world.Land());
    }

    [Theory]
    [InlineData(WorldLifecycle.Provisioned, WriteMode.ReadOnly, false)]
    [InlineData(WorldLifecycle.Provisioned, WriteMode.ReadWrite, true)]
    [InlineData(WorldLifecycle.Disabled, WriteMode.ReadWrite, false)]
    public void No_hold_is_released_while_the_world_stands_still(WorldLifecycle lifecycle, WriteMode mode, bool frozen)
    {
        var world = Furnished();
        world.Commit(Commit(Hold("h1", "1", "gold", "vault", untilMs: TimeMs + 1)), TimeMs);
        world.SetState(lifecycle, new OperationalState(mode, false, frozen), TimeMs);
        var head = world.Head;
        world.Commit(Commit(Own("vault", 1)), TimeMs + 1);
        Assert.Equal(head, world.Head);
        world.SetState(WorldLifecycle.Provisioned, default, TimeMs + 1);
        world.Commit(Commit(Remove("nowhere")), TimeMs + 1);
        Assert.Equal(head.Value + 3, world.Head.Value);
    }

    [Fact]
    public void A_draining_world_still_releases_holds()
    {
        var world = Furnished();
        world.Commit(Commit(Hold("h1", "1", "gold", "vault", untilMs: TimeMs + 1)), TimeMs);
        world.SetState(WorldLifecycle.Provisioned, new OperationalState(WriteMode.ReadWrite, true, false), TimeMs);
        var head = world.Head;
        Assert.Equal(ErrorCode.WorldDraining, world.Commit(Commit(Own("vault", 1)), TimeMs + 1).Refusal);
        Assert.Equal(head.Value + 2, world.Head.Value);
    }
}
