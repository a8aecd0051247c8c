using AssetCore.Commits;
using AssetCore.Errors;
using AssetCore.Ids;
using AssetCore.Testing.Generators;
using CsCheck;

namespace AssetCore.Engine.Tests.Reversals;

/// <summary>What is true of every reversal, tried on commits of the whole catalogue that are in each other's
/// way.</summary>
public sealed class ReversalLaws
{
    [Fact]
    public void A_reversal_right_after_restores_the_content_and_its_own_reversal_the_commit() =>
        WorldTapes.Tape.Sample(
            tape =>
            {
                var (choices, dense) = Furnished(tape);
                while (!choices.HasEnded)
                {
                    var before = dense.World.State.ContentHash;
                    if (dense.CommitSomething() is { IsCommitted: true, Receipt: { } commit })
                        ReverseTwice(dense.World, commit, before);
                }

                AssertReplays(dense.World);
            },
            iter: 60);

    [Fact]
    public void A_reversal_later_restores_exactly_the_touched_cells_or_changes_nothing()
    {
        var (taken, refused) = (0, 0);
        WorldTapes.Tape.Sample(
            tape =>
            {
                var (choices, dense) = Furnished(tape);
                var commits = new List<CommitId>();
                while (!choices.HasEnded)
                {
                    if (dense.CommitSomething() is { IsCommitted: true, Receipt: { } commit })
                        commits.Add(commit.CommitId);
                    if (commits.Count == 0 || choices.Below(2) == 0) continue;
                    var outcome = ReverseLater(dense.World, commits[Math.Max(0, commits.Count - 1 - choices.Below(6))]);
                    if (outcome.Receipt is { } reversal)
                    {
                        commits.Add(reversal.CommitId);
                        Interlocked.Increment(ref taken);
                    }
                    else
                    {
                        Interlocked.Increment(ref refused);
                    }
                }

                AssertReplays(dense.World);
            },
            iter: 120);
        Assert.True(taken > 500, $"{taken} reversals took place");
        Assert.True(refused > 500, $"{refused} reversals were refused");
    }

    private static (TapeChoices Choices, DenseWorld Dense) Furnished(
        System.Collections.Immutable.ImmutableArray<uint> tape)
    {
        var choices = new TapeChoices(tape);
        var dense = new DenseWorld(choices);
        dense.Furnish();
        return (choices, dense);
    }

    private static void ReverseTwice(WrittenWorld world, CommitReceipt commit, Hashes.Hash128 before)
    {
        var (after, rows) = (world.State.ContentHash, StateRows.Of(world.State));
        var outcome = world.TryReverse(commit.CommitId);
        if (outcome.Rejection is { } refusal)
        {
            AssertIsOfPolicies(refusal);
            Assert.Equal(after, world.State.ContentHash);
            return;
        }

        Assert.Equal(before, world.State.ContentHash);
        Assert.Equal(ErrorCode.AlreadyReversed, world.RefuseReverse(commit.CommitId).Code);
        var again = world.TryReverse(outcome.Receipt!.CommitId);
        if (again.Rejection is { } other)
        {
            AssertIsOfPolicies(other);
            return;
        }

        Assert.Equal(after, world.State.ContentHash);
        Assert.Null(world.State.Reversals.Get(commit.WorldSeqStart));
        rows.Add($"mark {outcome.Receipt.WorldSeqStart}", again.Receipt!.WorldSeqStart);
        Assert.Equal(rows, StateRows.Of(world.State));
    }

    // A balance outside bounds that were set later may not move away from them: nothing else stands in the way here.
    private static void AssertIsOfPolicies(Rejection refusal)
    {
        Assert.Equal(ErrorCode.ReverseConflict, refusal.Code);
        Assert.Contains(refusal.Facts, fact => fact.Name is "floor" or "ceiling" or "class_id");
        Assert.True(
            refusal.Facts.Any(fact => fact.Name is "floor" or "ceiling")
            || refusal.Detail.Contains("does not take", StringComparison.Ordinal),
            refusal.Detail);
    }

    private static CommitOutcome ReverseLater(WrittenWorld world, CommitId commit)
    {
        var request = world.PrepareReverse(commit);
        var (hash, rows) = (world.State.StateHash, StateRows.Of(world.State));
        var touched = StateRows.Touched(request.Reversed!.Events.Span);
        var isReversed = world.State.Reversals.Get(commit.WorldSeqStart) is not null;
        var isAsLeft = touched.All(cell => Equals(cell.Value.Last, rows.GetValueOrDefault(cell.Key)));
        var batches = world.Engine.Batch;
        var outcome = world.Send(request, 2_000);
        if (outcome.Rejection is { } refusal)
        {
            Assert.Equal(isReversed ? ErrorCode.AlreadyReversed : ErrorCode.ReverseConflict, refusal.Code);
            if (world.Engine.Batch == batches) Assert.Equal(hash, world.State.StateHash);
            return outcome;
        }

        Assert.True(isAsLeft && !isReversed, "Only what is as the commit left it is reversed.");
        foreach (var (cell, (first, _)) in touched)
        {
            if (first is null) rows.Remove(cell);
            else rows[cell] = first;
        }

        rows.Add($"mark {commit.WorldSeqStart}", outcome.Receipt!.WorldSeqStart);
        Assert.Equal(rows, StateRows.Of(world.State));
        return outcome;
    }

    private static void AssertReplays(WrittenWorld world)
    {
        Assert.Equal(world.State.StateHash, world.Recover().StateHash);
        var replica = new Engine.State.WorldState();
        foreach (var (header, payload) in world.Log)
        {
            Engine.Replay.Replayer.Apply(replica, header, payload);
            Engine.Replay.Replayer.Apply(replica, header, payload);
            Assert.Equal(header.StateHash, replica.StateHash);
        }

        Assert.Equal(StateText.Of(world.State), StateText.Of(replica));
    }
}
