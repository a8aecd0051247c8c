using AssetCore.Commits;
using AssetCore.Errors;
using AssetCore.Ids;
using AssetCore.Operations;
using static AssetCore.Engine.Tests.Reference.Say;

namespace AssetCore.Engine.Tests.Reference;

/// <content>Whole commits: keys, sequence numbers, limits.</content>
public abstract partial class ContractScenarios
{
    [Fact]
    public void A_commit_that_changes_nothing_owns_one_sequence_number()
    {
        var answer = Furnished().Commit(Commit(Shape("gold", 1, 1), Shape("plank", 3, 1)), TimeMs);
        Assert.Equal(1, answer.EventCount);
    }

    [Fact]
    public void The_same_key_and_request_get_the_first_receipt_again()
    {
        var world = Furnished();
        var request = Commit(Mint("helmet")) with { IdempotencyKey = "once", ActorId = "me" };
        var first = world.Commit(request, TimeMs);
        world.Commit(Commit(Mint("helmet")), TimeMs + 1);
        var before = world.Snapshot();
        var again = world.Commit(request with { FirstSentWorldSeq = new WorldSeq(0) }, TimeMs + 2);
        Assert.Equal(first with { IdempotentReplay = true }, again);
        Assert.Equal(before, world.Snapshot());
    }

    [Fact]
    public void A_key_is_not_taken_for_another_request()
    {
        var world = Furnished();
        var request = Commit(Add("12.50", "gold", In("bank"))) with { IdempotencyKey = "once" };
        Assert.True(world.Commit(request, TimeMs).IsCommitted);
        var writtenOtherwise = request with { Operations = [Add("12.5", "gold", In("bank"))] };
        Assert.True(world.Commit(writtenOtherwise, TimeMs).IdempotentReplay);
        var reused = WorldAnswer.Refused(ErrorCode.IdempotencyKeyReused, null);
        Assert.Equal(reused, world.Commit(request with { Operations = [Add("12.4", "gold", In("bank"))] }, TimeMs));
        Assert.Equal(reused, world.Commit(request with { ActorId = "somebody" }, TimeMs));
        Assert.Equal(reused, world.Commit(request with { PolicyId = "some" }, TimeMs));
        Assert.Equal(reused, world.Commit(request with { ExpectedWorldSeq = world.Head }, TimeMs));
    }

    [Fact]
    public void Refusals_are_not_remembered()
    {
        var world = Furnished();
        var request = Commit(Take("101", "gold", In("vault"))) with { IdempotencyKey = "once" };
        Assert.Equal(ErrorCode.InsufficientBalance, world.Commit(request, TimeMs).Refusal);
        world.Commit(Commit(Add("1", "gold", In("vault"))), TimeMs);
        Assert.True(world.Commit(request, TimeMs) is { IsCommitted: true, IdempotentReplay: false });
    }

    [Fact]
    public void A_key_that_may_have_been_forgotten_is_refused_if_the_client_says_when_it_was_sent()
    {
        var world = Furnished(new KeyRetention(2));
        var request =
            Commit(Add("1", "gold", In("vault"))) with { IdempotencyKey = "old", FirstSentWorldSeq = world.Head };
        var landed = world.Commit(request, TimeMs);
        for (var key = 1; key <= 2; key++)
        {
            Assert.True(world.Commit(request, TimeMs).IdempotentReplay);
            world.Commit(Commit(Add("1", "gold", In("vault"))) with { IdempotencyKey = $"new {key}" }, TimeMs);
        }

        // The entry of "old" has gone; forgotten_through is its last event.
        var expired = WorldAnswer.Refused(ErrorCode.IdempotencyExpired, null);
        Assert.Equal(expired, world.Commit(request, TimeMs));
        Assert.Equal(expired, world.Commit(request with { FirstSentWorldSeq = WorldSeq.None }, TimeMs));
        var atTheEdge = request with { IdempotencyKey = "other", FirstSentWorldSeq = new WorldSeq(landed.WorldSeqEnd) };
        Assert.True(world.Commit(atTheEdge, TimeMs) is { IsCommitted: true, IdempotentReplay: false });
        var saysNothing = request with { FirstSentWorldSeq = null };
        Assert.True(world.Commit(saysNothing, TimeMs) is { IsCommitted: true, IdempotentReplay: false });
    }

    [Fact]
    public void A_commit_without_a_key_counts_among_the_remembered_ones()
    {
        var world = Furnished(new KeyRetention(1));
        var request =
            Commit(Add("1", "gold", In("vault"))) with { IdempotencyKey = "old", FirstSentWorldSeq = world.Head };
        Assert.True(world.Commit(request, TimeMs).IsCommitted);
        Assert.True(world.Commit(Commit(Add("1", "gold", In("vault"))), TimeMs).IsCommitted);
        Assert.Equal(ErrorCode.IdempotencyExpired, world.Commit(request, TimeMs).Refusal);
    }

    [Fact]
    public void Another_head_than_the_expected_one_is_refused_after_the_key_and_before_the_operations()
    {
        var world = Furnished();
        var request = Commit(Remove("purse")) with { IdempotencyKey = "once", ExpectedWorldSeq = world.Head };
        Assert.True(world.Commit(request, TimeMs).IsCommitted);
        Assert.True(world.Commit(request, TimeMs).IdempotentReplay);
        var mismatch = WorldAnswer.Refused(ErrorCode.WorldSeqMismatch, null);
        Assert.Equal(mismatch, world.Commit(request with { IdempotencyKey = "twice" }, TimeMs));
    }

    [Fact]
    public void A_commit_has_the_time_of_its_batch()
    {
        var world = Furnished();
        Assert.Equal(TimeMs + 5, world.Commit(Commit(Mint("ghost")), TimeMs + 5).TimeMs);
        Assert.Equal(TimeMs + 5, world.Commit(Commit(Mint("ghost")), TimeMs + 5).TimeMs);
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(1, 4)]
    public void A_commit_may_cause_65536_events_and_no_more(int transfersTooMany, int? refusedAt)
    {
        var world = Furnished();
        var (there, back) = (OneTransfer("1", "gold", "vault", "purse"), OneTransfer("1", "gold", "purse", "vault"));
        Transfer[] toAndFro(int count) => [.. Enumerable.Range(0, count).Select(i => i % 2 == 0 ? there : back)];
        var full = Many([.. toAndFro(TransferMany.TransfersMax)]);
        // Four full operations cause 65,520 events.
        var rest = Many([.. toAndFro(8 + transfersTooMany)]);
        var answer = world.Commit(Commit(full, full, full, full, rest, Remove("nowhere")), TimeMs);
        var expected = refusedAt is null ? ErrorCode.ContainerNotFound : ErrorCode.CommitTooLarge;
        Assert.Equal(WorldAnswer.Refused(expected, refusedAt ?? 5), answer);
    }

    [Fact]
    public void A_drain_that_would_cause_too_many_events_is_refused()
    {
        const int PerCommit = 8_192;
        var world = Furnished();
        world.Commit(Commit(Balance("hoard")), TimeMs);
        for (var first = 0; first < CommitLimits.EventsMax; first += PerCommit)
        {
            var adds =
                Enumerable.Range(first, PerCommit).Select(key => (Operation)Add("1", "gold", In("hoard"), (uint)key));
            Assert.Null(world.Commit(Commit([.. adds]), TimeMs).Refusal);
        }

        Assert.Equal(WorldAnswer.Refused(ErrorCode.CommitTooLarge, 0), world.Commit(Commit(Remove("hoard")), TimeMs));
        var oneLess = world.Commit(Commit(Take("1", "gold", In("hoard"), 7)), TimeMs);
        Assert.True(oneLess.IsCommitted);
        Assert.Equal(CommitLimits.EventsMax, world.Commit(Commit(Remove("hoard")), TimeMs).EventCount);
    }

    [Fact]
    public void A_drain_that_is_refused_halfway_leaves_every_place_taken()
    {
        const int Occupants = 40;
        var world = Furnished();
        var furniture =
            Commit(Slots("rack", Occupants), Grid("tray", Occupants, null), Class("box"), Shape("box", 1, 1));
        world.Commit(furniture, TimeMs);
        var things = Enumerable.Range(1, Occupants).SelectMany(place => (Operation[])
            [Mint("box", Slot("rack", place)), Mint("box", Cell("tray", place))]);
        Assert.Null(world.Commit(Commit([.. things]), TimeMs).Refusal);
        var (there, back) = (OneTransfer("1", "gold", "vault", "purse"), OneTransfer("1", "gold", "purse", "vault"));
        var full = Many([.. Enumerable.Range(0, TransferMany.TransfersMax).Select(i => i % 2 == 0 ? there : back)]);

        foreach (var container in (string[])["rack", "tray"])
        {
            // Four full operations cause 65,520 events, so the drain is stopped after the sixteenth thing.
            var answer = world.Commit(Commit(full, full, full, full, Remove(container)), TimeMs);
            Assert.Equal(WorldAnswer.Refused(ErrorCode.CommitTooLarge, 4), answer);
        }

        var slot = world.Commit(Commit(new AddInstance(new("box"), null, Slot("rack", Occupants))), TimeMs);
        var cell = world.Commit(Commit(new AddInstance(new("box"), null, Cell("tray", Occupants))), TimeMs);
        Assert.Equal(WorldAnswer.Refused(ErrorCode.SlotOccupied, 0), slot);
        Assert.Equal(WorldAnswer.Refused(ErrorCode.Overlap, 0), cell);
    }
}
