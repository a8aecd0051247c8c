using AssetCore.Commits;
using AssetCore.Errors;
using AssetCore.Operations;

namespace AssetCore.Engine.Tests.Operations;

/// <summary>What a commit may look at besides what it changes is bounded: R28.</summary>
public sealed class StepLimitTests
{
    private const int Depth = 4_000;

    [Fact]
    public void A_commit_that_looks_at_too_much_is_refused_at_the_operation_that_crossed_the_limit()
    {
        var world = new WrittenWorld();
        world.Commit(Ops.Class("link"));
        world.Commit([.. Enumerable.Range(0, Depth + 2).Select(_ => (Operation)Ops.Mint("link"))]);

        // A chain, and a pair apart from it whose attachment to the end of the chain takes a walk along all of it.
        world.Commit([.. Enumerable.Range(2, Depth - 1).Select(i => (Operation)Ops.Attach(i, i - 1))]);
        var (child, parent) = (Depth + 1, Depth + 2);
        world.Commit(Ops.Attach(child, parent));
        Operation[] roundTrip = [Ops.Attach(parent, Depth), Ops.Detach(parent)];
        var most = (int)(CommitLimits.StepsMax / Depth);
        world.Commit([.. Enumerable.Repeat(roundTrip, most / 2).SelectMany(pair => pair)]);

        var refusal = world.Refuse([.. Enumerable.Repeat(roundTrip, most + 3).SelectMany(pair => pair)]);
        Assert.Equal(ErrorCode.CommitTooLarge, refusal.Code);
        Assert.InRange(refusal.OperationIndex!.Value, 2 * (most - 3), 2 * (most + 3));
    }
}
