using AssetCore.Commits;
using AssetCore.Errors;
using AssetCore.Operations;
using static AssetCore.Engine.Tests.Reference.Say;

namespace AssetCore.Engine.Tests.Reference;

/// <content>Reversals: R110 to R117.</content>
public abstract partial class ContractScenarios
{
    public static TheoryData<string> Reversals => [.. ReversalScenarios.All.Keys];

    public static TheoryData<string> ReversalConflicts => [.. ReversalScenarios.Conflicts.Keys];

    [Theory]
    [MemberData(nameof(Reversals))]
    public void What_was_just_committed_can_be_reversed_and_the_reversal_too(string scenario)
    {
        var (events, operations) = ReversalScenarios.All[scenario];
        var world = Furnished();
        var before = world.Snapshot();
        var commit = world.Commit(Commit(operations), TimeMs);
        Assert.Null(commit.Refusal);
        var after = world.Snapshot();

        var reversal = world.Reverse(commit.WorldSeqStart, TimeMs);
        Assert.Null(reversal.Refusal);
        Assert.Equal("", before.DifferenceTo(world.Snapshot()));
        Assert.Equal(events, reversal.EventCount);
        Assert.Empty(reversal.Minted);

        Assert.Null(world.Reverse(reversal.WorldSeqStart, TimeMs).Refusal);
        Assert.Equal("", after.DifferenceTo(world.Snapshot()));
        Assert.Null(world.Reverse(commit.WorldSeqStart, TimeMs).Refusal);
        Assert.Equal("", before.DifferenceTo(world.Snapshot()));
    }

    [Theory]
    [MemberData(nameof(ReversalConflicts))]
    public void What_has_changed_since_or_could_not_stand_is_a_conflict(string scenario)
    {
        var (operations, since) = ReversalScenarios.Conflicts[scenario];
        var world = Furnished();
        var commit = world.Commit(Commit(operations), TimeMs);
        Assert.Null(commit.Refusal);
        if (since.Length > 0) Assert.Null(world.Commit(Commit(since), TimeMs).Refusal);
        var (before, head) = (world.Snapshot(), world.Head);
        var conflict = WorldAnswer.Refused(ErrorCode.ReverseConflict, null);
        Assert.Equal(conflict, world.Reverse(commit.WorldSeqStart, TimeMs));
        Assert.Equal((before, head), (world.Snapshot(), world.Head));
    }

    [Fact]
    public void A_commit_is_reversed_once_until_its_reversal_is_reversed()
    {
        var world = Furnished();
        var commit = world.Commit(Commit(Own("vault", 1)), TimeMs).WorldSeqStart;
        var first = world.Reverse(commit, TimeMs).WorldSeqStart;
        var already = WorldAnswer.Refused(ErrorCode.AlreadyReversed, null);
        Assert.Equal(already, world.Reverse(commit, TimeMs));
        Assert.True(world.Reverse(first, TimeMs).IsCommitted);
        Assert.Equal(already, world.Reverse(first, TimeMs));
        Assert.True(world.Reverse(commit, TimeMs).IsCommitted);
        Assert.Equal(already, world.Reverse(commit, TimeMs));
    }

    [Fact]
    public void A_mark_stays_when_what_was_reversed_is_done_again()
    {
        var world = Furnished();
        var commit = world.Commit(Commit(Own("vault", 1)), TimeMs).WorldSeqStart;
        world.Reverse(commit, TimeMs);
        world.Commit(Commit(Own("vault", 1)), TimeMs);
        Assert.Equal(ErrorCode.AlreadyReversed, world.Reverse(commit, TimeMs).Refusal);
    }

    [Fact]
    public void What_never_was_is_not_found_and_what_the_world_did_is_a_conflict()
    {
        var world = Furnished();
        world.Commit(Commit(Hold("h1", "1", "gold", "vault", untilMs: 0)), TimeMs);
        var release = world.Head.Value + 1;
        world.Commit(Commit(Exists("vault")), TimeMs);
        Assert.Equal(ErrorCode.CommitNotFound, world.Reverse(world.Head.Value + 1, TimeMs).Refusal);
        Assert.Equal(ErrorCode.CommitNotFound, world.Reverse(release + 1, TimeMs).Refusal);
        Assert.Equal(WorldAnswer.Refused(ErrorCode.ReverseConflict, null), world.Reverse(release, TimeMs));
    }

    [Fact]
    public void A_reversal_has_a_key_like_any_commit()
    {
        var world = Furnished();
        var commit = world.Commit(Commit(Own("vault", 1)) with { IdempotencyKey = "commit" }, TimeMs).WorldSeqStart;
        Assert.Equal(ErrorCode.IdempotencyKeyReused, world.Reverse(commit, TimeMs, "commit").Refusal);
        var reversal = world.Reverse(commit, TimeMs, "reversal");
        Assert.Equal(reversal with { IdempotentReplay = true }, world.Reverse(commit, TimeMs + 1, "reversal"));
        var other = Commit(Own("vault", 2)) with { IdempotencyKey = "reversal" };
        Assert.Equal(ErrorCode.IdempotencyKeyReused, world.Commit(other, TimeMs).Refusal);
    }

    [Fact]
    public void A_commit_of_a_batch_that_never_was_cannot_be_reversed()
    {
        var world = Furnished();
        world.Begin(TimeMs);
        var commit = world.Commit(Commit(Own("vault", 1))).WorldSeqStart;
        world.RollBack();
        Assert.Equal(ErrorCode.CommitNotFound, world.Reverse(commit, TimeMs).Refusal);
    }

    [Fact]
    public void Numbers_that_a_reversed_commit_minted_are_never_given_out_again()
    {
        var world = Furnished();
        var commit = world.Commit(Commit(Mint("ghost"), Add("1", "gold", Cell("bag", 25))), TimeMs);
        Assert.Null(world.Reverse(commit.WorldSeqStart, TimeMs).Refusal);
        world.Commit(Commit(Mint("ghost"), Add("1", "gold", Cell("bag", 25))), TimeMs);
        var lines = world.Snapshot().Lines;
        Assert.Contains($"instance {FurnishedWorld.InstancesMinted + 2} ghost/null unplaced", lines);
        Assert.Contains($"stack {FurnishedWorld.StacksMinted + 2} at bag:25:None gold/null quantity=1", lines);
    }

    [Fact]
    public void A_reversal_that_is_refused_halfway_leaves_every_id_with_the_container_that_has_it()
    {
        var world = Furnished();
        var again = Balance("purse", 10) with { Owner = 7 };
        var request = Commit(Take("90", "gold", In("vault")), Own("purse", 7), Remove("purse"), again);
        var commit = world.Commit(request, TimeMs).WorldSeqStart;
        world.Commit(Commit(Govern("vault", Policies(null, "50"))), TimeMs);
        Assert.Equal(ErrorCode.ReverseConflict, world.Reverse(commit, TimeMs).Refusal);
        Assert.Equal(ErrorCode.ContainerAlreadyExists, world.Commit(Commit(Balance("purse")), TimeMs).Refusal);
        Assert.True(world.Commit(Commit(Add("0.5", "gold", In("purse"))), TimeMs).IsCommitted);
    }

    [Fact]
    public void A_reversal_is_judged_by_the_policies_that_result()
    {
        var world = Furnished();
        var request = Commit(Take("2", "gold", In("till")), Govern("till", Policies(null, "1000")));
        var commit = world.Commit(request, TimeMs).WorldSeqStart;
        var reversal = world.Reverse(commit, TimeMs);
        Assert.Equal(3, reversal.EventCount);
        // Done again it would fall to -2, below the floor that would come with it.
        Assert.Equal(ErrorCode.ReverseConflict, world.Reverse(reversal.WorldSeqStart, TimeMs).Refusal);
    }

    [Fact]
    public void A_reversal_that_would_cause_too_many_events_is_refused()
    {
        var world = Furnished();
        world.Commit(Commit(Balance("hoard")), TimeMs);
        foreach (var some in Enumerable.Range(1, CommitLimits.EventsMax - 1).Chunk(8_192))
        {
            var adds = some.Select(key => (Operation)Add("1", "gold", In("hoard"), (uint)key));
            Assert.Null(world.Commit(Commit([.. adds]), TimeMs).Refusal);
        }

        var drain = world.Commit(Commit(Remove("hoard")), TimeMs);
        Assert.Equal(CommitLimits.EventsMax, drain.EventCount);
        var tooLarge = WorldAnswer.Refused(ErrorCode.CommitTooLarge, null);
        Assert.Equal(tooLarge, world.Reverse(drain.WorldSeqStart, TimeMs));
    }

    [Fact]
    public void A_commit_that_changed_nothing_is_reversed_by_its_mark_alone()
    {
        var world = Furnished();
        var commit = world.Commit(Commit(Exists("vault")), TimeMs).WorldSeqStart;
        Assert.Equal(1, world.Reverse(commit, TimeMs).EventCount);
        Assert.Equal(ErrorCode.AlreadyReversed, world.Reverse(commit, TimeMs).Refusal);
    }
}
