using AssetCore.Commits;
using AssetCore.Engine.Transactions;
using AssetCore.Errors;
using AssetCore.Format.Requests;
using AssetCore.Ids;
using AssetCore.Worlds;
using static AssetCore.Engine.Tests.Ops;

namespace AssetCore.Engine.Tests.Transactions;

/// <summary>How a world is run judges its commits, after idempotency and before everything else.</summary>
public sealed class OperationalStateTests
{
    [Theory]
    [InlineData(WriteMode.ReadOnly, false, false, ErrorCode.WorldReadOnly)]
    [InlineData(WriteMode.ReadOnly, true, false, ErrorCode.WorldReadOnly)]
    [InlineData(WriteMode.ReadWrite, false, true, ErrorCode.WorldReadOnly)]
    [InlineData(WriteMode.ReadWrite, true, true, ErrorCode.WorldReadOnly)]
    [InlineData(WriteMode.ReadWrite, true, false, ErrorCode.WorldDraining)]
    public void A_world_that_takes_no_commits_says_so_before_it_looks_at_them(
        WriteMode mode, bool draining, bool frozen, ErrorCode code)
    {
        var world = new WrittenWorld();
        var landed = world.Prepare(Vault("v"));
        var receipt = world.Send(landed).Receipt!;
        Set(world, new OperationalState(mode, draining, frozen));
        var head = world.Engine.Head;

        var refusal = world.Send(Expecting(new WorldSeq(99))).Rejection!;
        Assert.Equal((code, null), (refusal.Code, refusal.OperationIndex));
        Assert.Equal(code == ErrorCode.WorldDraining, refusal.RetryAfterMs is > 0);
        Assert.Equal(code, world.Engine.Preflight(world.Prepare(Vault("w")), 2_000).Rejection!.Code);
        Assert.Equal(receipt with { IdempotentReplay = true }, world.Send(landed).Receipt);
        var reused = WrittenWorld.Prepare(landed.Request.IdempotencyKey!, Vault("w"));
        Assert.Equal(ErrorCode.IdempotencyKeyReused, world.Send(reused).Rejection!.Code);
        Assert.Equal(head, world.Engine.Head);

        Set(world, default);
        Assert.Equal(ErrorCode.WorldSeqMismatch, world.Send(Expecting(new WorldSeq(99))).Rejection!.Code);
        world.Commit(Vault("w"));
        Assert.Equal(world.Engine.StateHash, world.Recover().StateHash);
    }

    [Fact]
    public void A_world_that_is_not_provisioned_is_not_found_whatever_else_it_is()
    {
        var world = new WrittenWorld();
        var landed = world.Prepare(Vault("v"));
        world.Send(landed);
        var row = world.State.World! with { Operational = new OperationalState(WriteMode.ReadOnly, true, true) };
        world.Engine.BeginBatch(2_000);
        world.Engine.ExecuteDirective(
            new WorldDirective.SetWorld(row with { Lifecycle = WorldLifecycle.Disabled }) { Reason = "off" });
        world.Seal();
        Assert.Equal(ErrorCode.NamespaceNotFound, world.Send(landed).Rejection!.Code);
    }

    [Fact]
    public void A_change_of_state_is_effective_for_the_next_commit_of_the_same_batch()
    {
        var world = new WrittenWorld();
        world.Engine.BeginBatch(2_000);
        Assert.True(world.Engine.Execute(world.Prepare(Vault("v"))).IsCommitted);
        var row = world.State.World! with { Operational = new OperationalState(WriteMode.ReadOnly, false, false) };
        world.Engine.ExecuteDirective(new WorldDirective.SetWorld(row) { Reason = "still" });
        Assert.Equal(ErrorCode.WorldReadOnly, world.Engine.Execute(world.Prepare(Vault("w"))).Rejection!.Code);
        world.Seal();
        Assert.Equal(world.Engine.StateHash, world.Recover().StateHash);
    }

    private static PreparedCommit Expecting(WorldSeq head) => PreparedCommit.Create(new CommitRequest
    {
        Operations = [Vault("v")],
        IdempotencyKey = "expecting",
        ExpectedWorldSeq = head,
    });

    private static void Set(WrittenWorld world, OperationalState state)
    {
        world.Engine.BeginBatch(2_000);
        world.Engine.ExecuteDirective(
            new WorldDirective.SetWorld(world.State.World! with { Operational = state }) { Reason = "test" });
        world.Seal();
    }
}
