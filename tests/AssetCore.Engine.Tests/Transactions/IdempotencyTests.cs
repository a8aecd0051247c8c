using AssetCore.Commits;
using AssetCore.Errors;
using AssetCore.Format.Requests;
using AssetCore.Ids;
using static AssetCore.Engine.Tests.Ops;

namespace AssetCore.Engine.Tests.Transactions;

public sealed class IdempotencyTests
{
    [Fact]
    public void The_same_request_under_the_same_key_has_one_effect_and_one_receipt()
    {
        var world = new WrittenWorld();
        var commit = world.Prepare(Class("c"), Mint("c"), Vault("v"), Mint("c"));
        var first = world.Send(commit).Receipt!;
        var hash = world.Engine.StateHash;
        var again = world.Send(commit, clockMs: 77_000).Receipt!;
        Assert.Equal(first with { IdempotentReplay = true }, again);
        Assert.Equal(hash, world.Engine.StateHash);
        Assert.Equal(2, again.MintedInstances.Length);
    }

    [Fact]
    public void A_repeat_in_the_same_open_batch_gets_the_same_receipt()
    {
        var world = new WrittenWorld();
        var commit = world.Prepare(Vault("v"));
        world.Engine.BeginBatch(3_000);
        var first = world.Engine.Execute(commit).Receipt!;
        Assert.Equal(first with { IdempotentReplay = true }, world.Engine.Execute(commit).Receipt);
        world.Seal();
    }

    [Fact]
    public void A_repeat_after_recovery_gets_the_same_receipt()
    {
        var world = new WrittenWorld();
        var commit = world.Prepare(Class("c"), Mint("c"));
        var first = world.Send(commit).Receipt!;
        var recovered = world.Recover();
        recovered.BeginBatch(90_000);
        Assert.Equal(first with { IdempotentReplay = true }, recovered.Execute(commit).Receipt);
        Assert.False(recovered.HasCommits);
    }

    [Fact]
    public void Another_request_under_the_same_key_is_refused()
    {
        var world = new WrittenWorld();
        Assert.True(world.Send(WrittenWorld.Prepare("key", Vault("v"))).IsCommitted);
        var refusal = world.Send(WrittenWorld.Prepare("key", Vault("w"))).Rejection!;
        Assert.Equal((ErrorCode.IdempotencyKeyReused, null), (refusal.Code, refusal.OperationIndex));
    }

    [Fact]
    public void A_refusal_is_not_remembered()
    {
        var world = new WrittenWorld();
        Assert.False(world.Send(WrittenWorld.Prepare("key", Remove("v"))).IsCommitted);
        world.Commit(Vault("v"));
        Assert.True(world.Send(WrittenWorld.Prepare("key", Remove("v"))).IsCommitted);
    }

    [Fact]
    public void A_repeat_is_answered_although_the_expected_world_seq_has_passed()
    {
        var world = new WrittenWorld();
        var commit = PreparedCommit.Create(new CommitRequest
        {
            Operations = [Vault("v")],
            IdempotencyKey = "key",
            ExpectedWorldSeq = new WorldSeq(1),
        });
        Assert.True(world.Send(commit).IsCommitted);
        Assert.True(world.Send(commit).Receipt!.IdempotentReplay);
    }

    [Fact]
    public void A_forgotten_key_that_may_have_taken_place_is_expired_and_never_executed_twice()
    {
        var world = new WrittenWorld(idempotencyKeysMax: 3);
        for (var i = 0; i < 5; i++) Assert.True(world.Send(Sent(i, knownHead: null)).IsCommitted);

        // Two of five are forgotten: the later one of them ended at 3.
        Assert.Equal(ErrorCode.IdempotencyExpired, world.Send(Sent(0, knownHead: 1)).Rejection!.Code);
        Assert.Equal(ErrorCode.IdempotencyExpired, world.Send(Sent(9, knownHead: 2)).Rejection!.Code);
        Assert.True(world.Send(Sent(4, knownHead: 1)).Receipt!.IdempotentReplay);
        Assert.True(world.Send(Sent(9, knownHead: 3)).IsCommitted);
        Assert.Equal(ErrorCode.ContainerAlreadyExists, world.Send(Sent(0, knownHead: null)).Rejection!.Code);
    }

    [Fact]
    public void Keys_are_forgotten_by_age_too()
    {
        var world = new WrittenWorld(idempotencyAgeMax: 3);
        for (var i = 0; i < 4; i++) Assert.True(world.Send(Sent(i, knownHead: 1)).IsCommitted);
        Assert.Equal(ErrorCode.IdempotencyExpired, world.Send(Sent(0, knownHead: 1)).Rejection!.Code);
        Assert.True(world.Send(Sent(1, knownHead: 1)).Receipt!.IdempotentReplay);
    }

    [Fact]
    public void Recovery_forgets_what_the_writer_has_forgotten()
    {
        var world = new WrittenWorld(idempotencyKeysMax: 3);
        for (var i = 0; i < 5; i++) Assert.True(world.Send(Sent(i, knownHead: null)).IsCommitted);
        var recovered = world.Recover();
        recovered.BeginBatch(1);
        Assert.Equal(ErrorCode.IdempotencyExpired, recovered.Execute(Sent(1, knownHead: 1)).Rejection!.Code);
        Assert.True(recovered.Execute(Sent(2, knownHead: 1)).Receipt!.IdempotentReplay);
    }

    [Fact]
    public void What_a_rolled_back_batch_has_forgotten_is_remembered_again()
    {
        var world = new WrittenWorld(idempotencyKeysMax: 3);
        for (var i = 0; i < 3; i++) world.Send(Sent(i, knownHead: 1));
        var hash = world.Engine.StateHash;
        world.Engine.BeginBatch(1);
        for (var i = 3; i < 10; i++) Assert.True(world.Engine.Execute(Sent(i, knownHead: null)).IsCommitted);
        Assert.Equal(ErrorCode.IdempotencyExpired, world.Engine.Execute(Sent(0, knownHead: 1)).Rejection!.Code);
        world.Engine.RollBack();
        Assert.Equal(hash, world.Engine.StateHash);
        for (var i = 0; i < 3; i++) Assert.True(world.Send(Sent(i, knownHead: 1)).Receipt!.IdempotentReplay);
        Assert.False(world.Send(Sent(3, knownHead: 1)).Receipt!.IdempotentReplay);
    }

    [Fact]
    public void A_key_is_found_among_thousands_that_come_and_go()
    {
        const int Kept = 2_500;
        var world = new WrittenWorld(idempotencyKeysMax: Kept);
        for (var start = 0; start < 10_000; start += 500)
        {
            world.Engine.BeginBatch(1);
            for (var i = start; i < start + 500; i++)
                Assert.True(world.Engine.Execute(Sent(i, knownHead: null)).IsCommitted);
            world.Seal();
        }

        world.Engine.BeginBatch(1);
        for (var i = 10_000 - Kept; i < 10_000; i++)
            Assert.True(world.Engine.Execute(Sent(i, knownHead: null)).Receipt!.IdempotentReplay, $"{i}");
        Assert.False(world.Engine.Execute(Sent(10_000 - Kept - 1, knownHead: null)).IsCommitted);
    }

    private static PreparedCommit Sent(int number, long? knownHead) => PreparedCommit.Create(new CommitRequest
    {
        Operations = [Vault($"v{number}")],
        IdempotencyKey = $"key-{number}",
        FirstSentWorldSeq = knownHead is { } head ? new WorldSeq(head) : null,
    });
}
