using AssetCore.Containers;
using AssetCore.Errors;
using AssetCore.Ids;
using AssetCore.Operations;
using static AssetCore.Engine.Tests.Ops;

namespace AssetCore.Engine.Tests.Reversals;

/// <summary>The rules of reversals, R110 to R117, one by one.</summary>
public sealed class ReversalTests
{
    private readonly WrittenWorld _world = new();

    public ReversalTests() => _world.Commit(
        Vault("v"),
        Vault("w"),
        Slots("s", 4),
        Grid("g", 12, 4),
        Class("gold"),
        Class("box"),
        Shape("gold", 1, 1),
        Shape("box", 2, 1),
        Add("gold", "100", InVault("v")));

    [Fact]
    public void A_commit_that_does_not_exist_is_not_found()
    {
        var unknown = new CommitId(_world.Engine.Head, 1);
        Assert.Equal(ErrorCode.CommitNotFound, _world.RefuseReverse(unknown).Code);
        Assert.Equal(ErrorCode.CommitNotFound, _world.RefuseReverse(new CommitId(new WorldSeq(999), 1)).Code);
    }

    [Fact]
    public void A_commit_of_the_world_itself_is_a_conflict()
    {
        var genesis = HistoryOf(_world.Log[0]);
        Assert.Equal(ErrorCode.ReverseConflict, _world.RefuseReverse(genesis).Code);
    }

    [Fact]
    public void A_commit_is_reversed_once_and_its_reversal_can_be_reversed()
    {
        var before = _world.State.ContentHash;
        var commit = _world.Commit(Transfer("v", "w", "gold", "12.5"));
        var after = _world.State.ContentHash;
        var reversal = _world.Reverse(commit.CommitId);
        Assert.Equal(3, reversal.EventCount);
        Assert.Equal(before, _world.State.ContentHash);

        var again = _world.RefuseReverse(commit.CommitId);
        Assert.Equal(ErrorCode.AlreadyReversed, again.Code);
        Assert.Contains(again.Facts, fact => fact.Value == reversal.WorldSeqStart.ToString());

        var second = _world.Reverse(reversal.CommitId);
        Assert.Equal(after, _world.State.ContentHash);
        Assert.Null(_world.State.Reversals.Get(commit.WorldSeqStart));
        Assert.Equal(second.WorldSeqStart, _world.State.Reversals.Get(reversal.WorldSeqStart));
        _world.Reverse(commit.CommitId);
        Assert.Equal(before, _world.State.ContentHash);
        AssertReplays();
    }

    [Fact]
    public void A_repeated_reversal_gets_its_receipt()
    {
        var commit = _world.Commit(Transfer("v", "w", "gold", "1"));
        var request = _world.PrepareReverse(commit.CommitId, "once");
        var first = _world.Send(request).Receipt!;
        var repeated = _world.Send(request).Receipt!;
        Assert.Equal(first with { IdempotentReplay = true }, repeated);
    }

    [Fact]
    public void A_balance_that_has_moved_on_is_a_conflict_that_tells_the_numbers()
    {
        var commit = _world.Commit(Transfer("v", "w", "gold", "12.5"));
        _world.Commit(Take("gold", "0.5", InVault("w")));
        var refusal = _world.RefuseReverse(commit.CommitId);
        Assert.Equal(ErrorCode.ReverseConflict, refusal.Code);
        Assert.Contains("12.5", refusal.Detail, StringComparison.Ordinal);
        Assert.Contains("12 ", refusal.Detail, StringComparison.Ordinal);
        Assert.Contains("container w", refusal.Detail, StringComparison.Ordinal);
        _world.Commit(Add("gold", "0.5", InVault("w")));
        _world.Reverse(commit.CommitId);
    }

    [Fact]
    public void A_cell_that_a_commit_left_as_it_was_is_compared_too()
    {
        var commit = _world.Commit(
            Transfer("v", "w", "gold", "5"), Transfer("w", "v", "gold", "5"), Vault("x"));
        _world.Commit(Take("gold", "1", InVault("v")));
        Assert.Equal(ErrorCode.ReverseConflict, _world.RefuseReverse(commit.CommitId).Code);
        _world.Commit(Add("gold", "1", InVault("v")));
        Assert.Equal(2, _world.Reverse(commit.CommitId).EventCount);
    }

    [Fact]
    public void A_reversal_of_nothing_sets_the_mark_alone()
    {
        var commit = _world.Commit(Shape("gold", 1, 1));
        Assert.Equal(1, _world.Reverse(commit.CommitId).EventCount);
        Assert.Equal(ErrorCode.AlreadyReversed, _world.RefuseReverse(commit.CommitId).Code);
    }

    [Fact]
    public void Policies_of_today_judge_what_rises_and_what_falls()
    {
        var rise = _world.Commit(Take("gold", "60", InVault("v")));
        _world.Commit(Limit("v", Policies(ceiling: "99")));
        Assert.Contains("ceiling", _world.RefuseReverse(rise.CommitId).Detail, StringComparison.Ordinal);
        _world.Commit(Limit("v", Policies(classes: ["box"])));
        Assert.Contains("does not take", _world.RefuseReverse(rise.CommitId).Detail, StringComparison.Ordinal);
        _world.Commit(Limit("v", Policies()));
        _world.Reverse(rise.CommitId);

        var fall = _world.Commit(Add("gold", "10", InVault("v")));
        _world.Commit(Limit("v", Policies(floor: "100.5")));
        Assert.Contains("floor", _world.RefuseReverse(fall.CommitId).Detail, StringComparison.Ordinal);
        _world.Commit(Limit("v", Policies(floor: "100")));
        _world.Reverse(fall.CommitId);
    }

    [Fact]
    public void Policies_that_the_commit_itself_set_do_not_stand_in_the_way()
    {
        var before = _world.State.ContentHash;
        var commit = _world.Commit(
            Take("gold", "60", InVault("v")), Limit("v", Policies(ceiling: "50")));
        _world.Reverse(commit.CommitId);
        Assert.Equal(before, _world.State.ContentHash);
        var created = _world.Commit(Vault("x", policies: Policies(floor: "5")), Add("gold", "20", InVault("x")));
        _world.Reverse(created.CommitId);
        Assert.Equal(before, _world.State.ContentHash);
        AssertReplays();
    }

    [Fact]
    public void A_container_with_newer_content_does_not_vanish()
    {
        var created = _world.Commit(Vault("x"), Slots("y", 2), Grid("z", 4, 2));
        _world.Commit(Add("gold", "1", InVault("x")));
        Assert.Contains("container x", _world.RefuseReverse(created.CommitId).Detail, StringComparison.Ordinal);
        _world.Commit(Take("gold", "1", InVault("x")), Mint("box", Slot("y", 2)));
        Assert.Contains("container y", _world.RefuseReverse(created.CommitId).Detail, StringComparison.Ordinal);
        _world.Commit(MoveTo(1, Cell("z", 1)));
        Assert.Contains("container z", _world.RefuseReverse(created.CommitId).Detail, StringComparison.Ordinal);
        _world.Commit(MoveTo(1, Slot("s", 1)));
        _world.Reverse(created.CommitId);
        Assert.False(_world.State.Containers.TryFind(new ContainerId("x"), out _));
    }

    [Fact]
    public void A_removed_container_comes_back_with_all_that_was_in_it()
    {
        _world.Commit(
            Mint("box", Cell("g", 1)),
            Mint("gold", Cell("g", 3)),
            Add("gold", "7", Cell("g", 5)),
            Attach(2, 1));
        var before = (_world.State.ContentHash, Text: StateText.Of(_world.State));
        var removed = _world.Commit(Remove("g"));
        _world.Reverse(removed.CommitId);
        Assert.Equal(before.ContentHash, _world.State.ContentHash);
        Assert.Equal(before.Text, StateText.Of(_world.State));
        AssertReplays();
    }

    [Fact]
    public void An_id_that_another_container_has_by_now_is_a_conflict()
    {
        var removed = _world.Commit(Remove("w"));
        var created = _world.Commit(Vault("w"));
        Assert.Contains("another container", _world.RefuseReverse(removed.CommitId).Detail, StringComparison.Ordinal);
        _world.Reverse(created.CommitId);
        _world.Reverse(removed.CommitId);
    }

    [Fact]
    public void A_container_that_was_replaced_takes_its_id_back()
    {
        var before = _world.State.ContentHash;
        var replaced = _world.Commit(Remove("v"), Vault("v", unitsPerOne: 1), Add("gold", "3", InVault("v")));
        _world.Reverse(replaced.CommitId);
        Assert.Equal(before, _world.State.ContentHash);
        _world.Commit(Add("gold", "0.125", InVault("v")));
        AssertReplays();
    }

    [Fact]
    public void What_comes_back_needs_its_container_and_its_class()
    {
        var emptied = _world.Commit(Take("gold", "100", InVault("v")));
        _world.Commit(Remove("v"));
        Assert.Contains("container v is gone", _world.RefuseReverse(emptied.CommitId).Detail, StringComparison.Ordinal);

        var registered = _world.Commit(Class("coin"));
        _world.Commit(Mint("coin"));
        var burnt = _world.Commit(new BurnInstance(Instance(1)));
        _world.Reverse(registered.CommitId);
        Assert.Contains("class coin is gone", _world.RefuseReverse(burnt.CommitId).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_class_vanishes_only_when_nothing_of_it_is_left()
    {
        var registered = _world.Commit(Class("coin"));
        Assert.Equal(2, _world.Commit(Add("coin", "1", InVault("w")), Mint("coin")).EventCount);
        Assert.Contains("class coin", _world.RefuseReverse(registered.CommitId).Detail, StringComparison.Ordinal);
        _world.Commit(Take("coin", "1", InVault("w")));
        Assert.Contains("class coin", _world.RefuseReverse(registered.CommitId).Detail, StringComparison.Ordinal);
        _world.Commit(new BurnInstance(Instance(1)), Shape("coin", 1, 1));
        Assert.Contains("class coin", _world.RefuseReverse(registered.CommitId).Detail, StringComparison.Ordinal);
        AssertReplays();
    }

    [Fact]
    public void A_class_that_vanished_comes_back_with_its_shape_on_copies_of_the_state_too()
    {
        var registered = _world.Commit(Class("coin"), Shape("coin", 3, 1, key: 4));
        var after = _world.State.ContentHash;
        var vanished = _world.Reverse(registered.CommitId);
        var copy = _world.State.Clone();
        _world.Reverse(vanished.CommitId);
        Assert.Equal(after, _world.State.ContentHash);
        var (header, payload) = _world.Log[^1];
        Engine.Replay.Replayer.Apply(copy, header, payload);
        Assert.Equal(_world.State.StateHash, copy.StateHash);
        Assert.Equal(StateText.Of(_world.State), StateText.Of(copy));
    }

    [Fact]
    public void A_shape_does_not_change_under_what_stands_there()
    {
        var shaped = _world.Commit(Shape("gold", 2, 1));
        var placed = _world.Commit(Add("gold", "1", Cell("g", 1)));
        Assert.Contains("another shape", _world.RefuseReverse(shaped.CommitId).Detail, StringComparison.Ordinal);
        _world.Reverse(placed.CommitId);
        _world.Reverse(shaped.CommitId);
        var together = _world.Commit(Shape("gold", 1, 2), Add("gold", "1", Cell("g", 1)));
        _world.Reverse(together.CommitId);
        AssertReplays();
    }

    [Fact]
    public void What_comes_back_stands_with_the_shape_of_today_or_not_at_all()
    {
        _world.Commit(Add("gold", "1", Cell("g", 1)));
        var taken = _world.Commit(Take("gold", "1", Cell("g", 1)));
        var shaped = _world.Commit(Shape("gold", 2, 1));
        Assert.Contains("another shape", _world.RefuseReverse(taken.CommitId).Detail, StringComparison.Ordinal);
        _world.Reverse(shaped.CommitId);
        _world.Reverse(taken.CommitId);
    }

    [Fact]
    public void A_taken_place_is_a_conflict()
    {
        _world.Commit(Mint("box", Slot("s", 1)), Mint("box", Cell("g", 1)), Add("gold", "2", Cell("g", 9)));
        var moved = _world.Commit(MoveTo(1, Slot("s", 2)));
        _world.Commit(Mint("box", Slot("s", 1)));
        Assert.Contains("instance 3", _world.RefuseReverse(moved.CommitId).Detail, StringComparison.Ordinal);
        var away = _world.Commit(MoveTo(2, Cell("g", 5)));
        _world.Commit(Move("gold", "2", Cell("g", 9), Cell("g", 2)));
        Assert.Contains("stack 1", _world.RefuseReverse(away.CommitId).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Places_are_exchanged_with_one_event_more_for_what_makes_room()
    {
        _world.Commit(Mint("box", Slot("s", 1)), Mint("box", Slot("s", 2)));
        var before = _world.State.ContentHash;
        var swapped = _world.Commit(Swap("s", 1, 2));
        Assert.Equal(2 + 1 + 1, _world.Reverse(swapped.CommitId).EventCount);
        Assert.Equal(before, _world.State.ContentHash);

        _world.Commit(Add("gold", "1", Cell("g", 1)), Add("gold", "2", Cell("g", 2)), Add("gold", "3", Cell("g", 3)));
        before = _world.State.ContentHash;
        var turned = _world.Commit(
            Move("gold", "1", Cell("g", 1), Cell("g", 12)),
            Move("gold", "2", Cell("g", 2), Cell("g", 1)),
            Move("gold", "3", Cell("g", 3), Cell("g", 2)),
            Move("gold", "1", Cell("g", 12), Cell("g", 3)));
        Assert.Equal(3 + 1 + 1, _world.Reverse(turned.CommitId).EventCount);
        Assert.Equal(before, _world.State.ContentHash);
        AssertReplays();
    }

    [Fact]
    public void A_thing_may_use_the_cells_that_it_leaves()
    {
        _world.Commit(Mint("box", Cell("g", 1)));
        var before = _world.State.ContentHash;
        var moved = _world.Commit(MoveTo(1, Cell("g", 2)));
        Assert.Equal(2, _world.Reverse(moved.CommitId).EventCount);
        Assert.Equal(before, _world.State.ContentHash);
    }

    [Fact]
    public void Attachments_are_judged_on_what_results()
    {
        var minted = _world.Commit(Mint("box"), Mint("box"), Mint("box"), Attach(2, 1));
        var detached = _world.Commit(new Detach(Instance(2)));
        _world.Commit(Attach(1, 2));
        Assert.Contains("itself", _world.RefuseReverse(detached.CommitId).Detail, StringComparison.Ordinal);
        _world.Commit(new Detach(Instance(1)), new BurnInstance(Instance(1)));
        Assert.Contains("is gone", _world.RefuseReverse(detached.CommitId).Detail, StringComparison.Ordinal);
        Assert.Equal(ErrorCode.ReverseConflict, _world.RefuseReverse(minted.CommitId).Code);

        var alone = _world.Commit(Mint("box"));
        _world.Commit(Attach(3, 4));
        Assert.Contains("attached", _world.RefuseReverse(alone.CommitId).Detail, StringComparison.Ordinal);
        AssertReplays();
    }

    [Fact]
    public void Holds_end_and_come_back_with_what_they_reserve()
    {
        var before = _world.State.ContentHash;
        var held = _world.Commit(Hold("h", "v", "60"));
        _world.Reverse(held.CommitId);
        Assert.Equal(before, _world.State.ContentHash);
        _world.Commit(Hold("h", "v", "60"));
        before = _world.State.ContentHash;
        var captured = _world.Commit(
            new CaptureHold(new HoldId("h"), new ContainerId("w"), Amount("25")));
        _world.Reverse(captured.CommitId);
        Assert.Equal(before, _world.State.ContentHash);
        Assert.Equal(60_000, _world.State.Holds.Get(new HoldId("h"))!.Quantity);
        AssertReplays();
    }

    [Fact]
    public void A_refused_reversal_in_the_middle_leaves_the_batch_whole()
    {
        var removed = _world.Commit(Remove("s"));
        _world.Commit(Slots("s", 1));
        _world.Engine.BeginBatch(3_000);
        Assert.True(_world.Engine.Execute(_world.Prepare(Transfer("v", "w", "gold", "1"))).IsCommitted);
        Assert.False(_world.Engine.Execute(_world.PrepareReverse(removed.CommitId)).IsCommitted);
        Assert.True(_world.Engine.Execute(_world.Prepare(Transfer("v", "w", "gold", "1"))).IsCommitted);
        _world.Seal();
        AssertReplays();
    }

    private static CommitId HistoryOf((Format.Frames.FrameHeader Header, byte[] Payload) batch)
    {
        var reader = new Format.Batches.BatchReader(batch.Payload, batch.Header.FirstWorldSeq);
        Assert.True(reader.MoveNext());
        return reader.Current.CommitId;
    }

    private static SetContainerPolicies Limit(string id, BalancePolicies policies) =>
        new(new ContainerId(id), policies);

    private static Attach Attach(long child, long parent) => new(Instance(child), Instance(parent));

    private static HoldFungible Hold(string id, string container, string quantity) => new(
        new HoldId(id), new ContainerId(container), new ClassId("gold"), null, Amount(quantity), null, null);

    private void AssertReplays()
    {
        Assert.Equal(_world.State.StateHash, _world.Recover().StateHash);
        var replica = _world.Replicate();
        Assert.Equal(_world.State.StateHash, replica.StateHash);
        Assert.Equal(StateText.Of(_world.State), StateText.Of(replica));
    }
}
