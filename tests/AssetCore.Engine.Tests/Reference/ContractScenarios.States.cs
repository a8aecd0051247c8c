using AssetCore.Commits;
using AssetCore.Errors;
using AssetCore.Ids;
using AssetCore.Operations;
using AssetCore.Worlds;
using static AssetCore.Engine.Tests.Reference.Say;

namespace AssetCore.Engine.Tests.Reference;

/// <content>How a world is run, whole batches, preflights, and keys that grow old.</content>
public abstract partial class ContractScenarios
{
    [Theory]
    [InlineData(WriteMode.ReadOnly, false, false, ErrorCode.WorldReadOnly)]
    [InlineData(WriteMode.ReadWrite, true, false, ErrorCode.WorldDraining)]
    [InlineData(WriteMode.ReadWrite, false, true, ErrorCode.WorldReadOnly)]
    [InlineData(WriteMode.ReadOnly, true, false, ErrorCode.WorldReadOnly)]
    public void A_world_that_takes_nothing_still_repeats_its_answers(
        WriteMode mode, bool draining, bool frozen, ErrorCode code)
    {
        var world = Furnished();
        var landed = Commit(Own("vault", 1)) with { IdempotencyKey = "landed" };
        var receipt = world.Commit(landed, TimeMs);
        world.SetState(WorldLifecycle.Provisioned, new OperationalState(mode, draining, frozen), TimeMs);

        var refused = WorldAnswer.Refused(code, null);
        var unexpected = Commit(Own("vault", 2)) with { ExpectedWorldSeq = WorldSeq.None };
        Assert.Equal(refused, world.Commit(unexpected, TimeMs));
        Assert.Equal(refused, world.Reverse(receipt.WorldSeqStart, TimeMs));
        Assert.Equal(PreflightAnswer.Of(refused), world.Preflight(unexpected, TimeMs));
        Assert.Equal(receipt with { IdempotentReplay = true }, world.Commit(landed, TimeMs));
        var reused = landed with { Operations = [Own("vault", 3)] };
        Assert.Equal(ErrorCode.IdempotencyKeyReused, world.Commit(reused, TimeMs).Refusal);
        Assert.Equal(ErrorCode.MalformedRequest, world.Commit(Commit(), TimeMs).Refusal);

        world.SetState(WorldLifecycle.Provisioned, default, TimeMs);
        Assert.True(world.Commit(Commit(Own("vault", 2)), TimeMs).IsCommitted);
    }

    [Theory]
    [InlineData(WorldLifecycle.Disabled)]
    [InlineData(WorldLifecycle.Deleted)]
    public void A_world_that_is_not_in_use_is_not_found_by_keys_either(WorldLifecycle lifecycle)
    {
        var world = Furnished();
        var landed = Commit(Own("vault", 1)) with { IdempotencyKey = "landed" };
        var receipt = world.Commit(landed, TimeMs);
        world.SetState(lifecycle, new OperationalState(WriteMode.ReadOnly, true, true), TimeMs);
        var missing = WorldAnswer.Refused(ErrorCode.NamespaceNotFound, null);
        Assert.Equal(missing, world.Commit(landed, TimeMs));
        Assert.Equal(missing, world.Reverse(receipt.WorldSeqStart, TimeMs));
    }

    [Fact]
    public void Commits_of_one_batch_see_each_other_and_stand_alone()
    {
        var world = Furnished();
        world.Begin(TimeMs);
        Assert.True(world.Commit(Commit(Transfer("100", "gold", "vault", "purse"))).IsCommitted);
        var refused = Commit(Transfer("1", "gold", "purse", "vault"), Transfer("100", "gold", "purse", "vault"));
        Assert.Equal(WorldAnswer.Refused(ErrorCode.InsufficientBalance, 1), world.Commit(refused));
        Assert.True(world.Commit(Commit(Transfer("100", "gold", "purse", "chest"))).IsCommitted);
        Assert.Equal(2, world.Land().Length);
        Assert.Contains("balance chest gold/null units=100", world.Snapshot().Lines);
    }

    [Fact]
    public void A_batch_that_never_was_leaves_nothing_not_even_its_keys_and_its_time()
    {
        var world = Furnished(new KeyRetention(2));
        world.Commit(Commit(Hold("h1", "1", "gold", "vault", untilMs: TimeMs + 9)), TimeMs);
        var kept = Commit(Own("vault", 1)) with { IdempotencyKey = "kept", FirstSentWorldSeq = world.Head };
        world.Commit(kept, TimeMs);
        var (before, head) = (world.Snapshot(), world.Head);
        var lost = Commit(Mint("ghost")) with { IdempotencyKey = "lost" };

        world.Begin(TimeMs + 9);
        Assert.True(world.Commit(lost).IsCommitted);
        Assert.True(world.Commit(Commit(Mint("ghost"))).IsCommitted);
        world.RollBack();

        Assert.Equal((before, head), (world.Snapshot(), world.Head));
        Assert.True(world.Commit(kept, TimeMs).IdempotentReplay);
        var again = world.Commit(lost, TimeMs + 1);
        Assert.Equal((false, TimeMs + 1), (again.IdempotentReplay, again.TimeMs));
        Assert.Equal(FurnishedWorld.InstancesMinted + 1, again.Minted[0].InstId.Value);
    }

    [Fact]
    public void A_preflight_answers_as_the_commit_would_and_changes_nothing()
    {
        var world = Furnished();
        var landed = Commit(Mint("ghost")) with { IdempotencyKey = "landed" };
        var receipt = world.Commit(landed, TimeMs);
        var (before, head) = (world.Snapshot(), world.Head);
        Assert.Equal(
            PreflightAnswer.Possible(head.Value, 4),
            world.Preflight(Commit(Transfer("1", "gold", "vault", "purse"), Mint("ghost"), Own("vault", 1)), TimeMs));
        Assert.Equal(PreflightAnswer.Possible(head.Value, 1), world.Preflight(Commit(Exists("vault")), TimeMs));
        var refused = WorldAnswer.Refused(ErrorCode.ContainerNotFound, 1);
        Assert.Equal(PreflightAnswer.Of(refused), world.Preflight(Commit(Mint("ghost"), Remove("nowhere")), TimeMs));
        Assert.Equal(PreflightAnswer.Of(receipt with { IdempotentReplay = true }), world.Preflight(landed, TimeMs));
        Assert.Equal((before, head), (world.Snapshot(), world.Head));
    }

    [Fact]
    public void A_key_is_forgotten_when_the_world_has_moved_on_by_the_age()
    {
        var world = Furnished(new KeyRetention(100, AgeMax: 5));
        var request = Commit(Own("vault", 1)) with { IdempotencyKey = "old", FirstSentWorldSeq = world.Head };
        var landed = world.Commit(request, TimeMs);
        for (uint owner = 2; owner <= 5; owner++) world.Commit(Commit(Own("vault", owner)), TimeMs);
        Assert.Equal(landed with { IdempotentReplay = true }, world.Commit(request, TimeMs));
        world.Commit(Commit(Own("vault", 6)), TimeMs);
        Assert.Equal(WorldAnswer.Refused(ErrorCode.IdempotencyExpired, null), world.Commit(request, TimeMs));
    }

    [Fact]
    public void Later_operations_may_name_what_earlier_ones_minted()
    {
        var world = Furnished();
        const long Last = FurnishedWorld.InstancesMinted;
        var answer = world.Commit(
            new CommitRequest
            {
                Operations =
                [
                    Mint("helmet", Slot("gear", 2)),
                    Mint("ghost"),
                    new Attach(Minted(1), Minted(0)),
                    new Require(new Requirement.SlotHolds(new("gear"), 2, Minted(0), null)),
                    new Require(new Requirement.InstanceAt(Minted(0), Slot("gear", 2))),
                    new PlaceInSlot(new("hook"), 1, Minted(0)),
                    new UnplaceInstance(Minted(0)),
                    new Detach(Minted(1)),
                    new BurnInstance(Minted(0)),
                ],
            },
            TimeMs);
        Assert.Null(answer.Refusal);
        Assert.Equal([new(0, new InstanceId(Last + 1)), new(1, new InstanceId(Last + 2))], answer.Minted);
        Assert.Contains($"instance {Last + 2} ghost/null unplaced", world.Snapshot().Lines);
    }

    private static InstanceRef Minted(int operation) => InstanceRef.MintedBy(operation);
}
