using System.Collections.Immutable;
using AssetCore.Commits;
using AssetCore.Containers;
using AssetCore.Errors;
using AssetCore.Ids;
using AssetCore.Operations;
using static AssetCore.Engine.Tests.Reference.Say;

namespace AssetCore.Engine.Tests.Reference;

/// <summary>
/// What the contract says, scene by scene, of any world: the model has to pass it, and so has the engine.
/// </summary>
public abstract partial class ContractScenarios
{
    private const long TimeMs = 1_000;

    public static TheoryData<string> Refusals => [.. RefusalScenarios.All.Keys];

    public static TheoryData<string> EventCounts => [.. EventCountScenarios.All.Keys];

    /// <summary>A new world with these limits.</summary>
    private protected abstract IWorldUnderTest NewWorld(KeyRetention limits);

    [Theory]
    [MemberData(nameof(Refusals))]
    public void An_operation_that_may_not_be_is_refused_and_changes_nothing(string scenario)
    {
        var (code, operations) = RefusalScenarios.All[scenario];
        var world = Furnished();
        var (before, head) = (world.Snapshot(), world.Head);
        var answer = world.Commit(Commit([Balance("made-before"), .. Shifted(operations)]), TimeMs);
        Assert.Equal(WorldAnswer.Refused(code, operations.Length), answer);
        Assert.Equal(before, world.Snapshot());
        Assert.Equal(head, world.Head);
    }

    [Theory]
    [MemberData(nameof(EventCounts))]
    public void An_operation_causes_one_event_for_every_changed_row(string scenario)
    {
        var (events, operations) = EventCountScenarios.All[scenario];
        var world = Furnished();
        var head = world.Head;
        var answer = world.Commit(Commit(operations), TimeMs);
        Assert.Null(answer.Refusal);
        Assert.Equal(events, answer.EventCount);
        Assert.Equal((head.Value + 1, head.Value + events), (answer.WorldSeqStart, answer.WorldSeqEnd));
        Assert.Equal(answer.WorldSeqEnd, world.Head.Value);
    }

    [Fact]
    public void The_furnished_world_stands_as_it_was_asked_for()
    {
        var lines = Furnished().Snapshot().Lines;
        Assert.Contains("balance bank coin/null units=10500", lines);
        Assert.Contains("balance vault gold/5 units=7", lines);
        Assert.Contains("stack 1 at bag:1:None plank/null quantity=5", lines);
        Assert.Contains("stack 2 at bag:9:None medkit/null quantity=12", lines);
        Assert.Contains("instance 2 helmet/null in gear:3", lines);
        Assert.Contains("instance 3 helmet/null unplaced", lines);
        Assert.Contains("instance 4 crate/null at bag:19:None", lines);
        Assert.Contains("stack 5 at pack:7:None medkit/null quantity=4", lines);
        Assert.Contains("balance escrow gold/null units=50 held=20", lines);
        Assert.Contains("hold order-1 of escrow gold/null units=20 until seq null ms null", lines);
        Assert.Contains("extent tile/null 200 x 100", lines);
        Assert.Contains("instance 5 rod/null on track:500", lines);
        Assert.Contains("instance 6 tile/null on floor:500,500:0", lines);
        Assert.Contains("instance 9 ghost/null unplaced part of 8", lines);
    }

    [Fact]
    public void A_whole_stack_keeps_its_number_where_it_goes_and_takes_the_rotation_of_the_place()
    {
        var lines = After(Move("5", "plank", Cell("bag", 1), Cell("bag", 11, Rotation.Cw90)));
        Assert.Contains("stack 1 at bag:11:Cw90 plank/null quantity=5", lines);
    }

    [Fact]
    public void A_part_of_a_stack_gets_a_new_number_and_a_merged_stack_is_gone()
    {
        var lines = After(
            Move("2", "medkit", Cell("bag", 9), Cell("bag", 25)),
            Move("1", "medkit", Cell("bag", 25), Cell("cell", 1)),
            Move("10", "medkit", Cell("bag", 9), Cell("cell", 1)));
        const long Last = FurnishedWorld.StacksMinted;
        Assert.Contains($"stack {Last + 1} at bag:25:None medkit/null quantity=1", lines);
        Assert.Contains($"stack {Last + 2} at cell:1:None medkit/null quantity=11", lines);
        Assert.DoesNotContain(lines, line => line.StartsWith("stack 2 ", StringComparison.Ordinal));
    }

    [Fact]
    public void A_quantity_that_leaves_a_fine_balance_for_a_grid_is_counted_in_its_units()
    {
        var lines =
            After(Move("10", "coin", In("bank"), Cell("bag", 25)), Move("4", "coin", Cell("bag", 25), In("till")));
        Assert.Contains("balance bank coin/null units=500", lines);
        Assert.Contains("balance till coin/null units=4000", lines);
        Assert.Contains($"stack {FurnishedWorld.StacksMinted + 1} at bag:25:None coin/null quantity=6", lines);
    }

    [Fact]
    public void Two_slots_exchange_what_they_hold()
    {
        var lines = After(Swap("gear", 1, 3), Swap("gear", 3, 1, "hook"));
        Assert.Contains("instance 2 helmet/null in gear:1", lines);
        Assert.Contains("instance 1 helmet/null in hook:1", lines);
    }

    [Fact]
    public void A_removed_container_may_come_again_and_is_empty()
    {
        var lines = After(Remove("vault"), Balance("vault", 10), Remove("gear"), Slots("gear", 4));
        Assert.DoesNotContain(lines, line => line.StartsWith("balance vault ", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.StartsWith("instance 1 ", StringComparison.Ordinal));
        Assert.Contains("instance 3 helmet/null unplaced", lines);
    }

    [Fact]
    public void A_refused_commit_gives_its_numbers_back()
    {
        var world = Furnished();
        world.Commit(Commit(Mint("helmet"), Add("1", "gold", Cell("bag", 25)), Remove("nowhere")), TimeMs);
        var answer = world.Commit(Commit(Add("1", "gold", Cell("bag", 25)), Mint("helmet")), TimeMs);
        Assert.Equal([new MintedInstance(1, new InstanceId(FurnishedWorld.InstancesMinted + 1))], answer.Minted);
        var stack = $"stack {FurnishedWorld.StacksMinted + 1} at bag:25:None gold/null quantity=1";
        Assert.Contains(stack, world.Snapshot().Lines);
    }

    [Fact]
    public void Minted_instances_are_listed_even_if_they_are_gone_at_the_end()
    {
        var request = Commit(Slots("gone", 1), Mint("ghost", Slot("gone", 1)), Mint("ghost"), Remove("gone"));
        var answer = Furnished().Commit(request, TimeMs);
        const long Last = FurnishedWorld.InstancesMinted;
        Assert.Equal([new(1, new InstanceId(Last + 1)), new(2, new InstanceId(Last + 2))], answer.Minted);
    }

    [Fact]
    public void A_balance_outside_its_bounds_may_only_move_toward_them()
    {
        var world = Furnished();
        var begun = Commit(Balance("dowry", 1, Policies("10", "20")), Add("5", "gold", In("dowry")));
        Assert.True(world.Commit(begun, TimeMs).IsCommitted);
        var taking = world.Commit(Commit(Take("1", "gold", In("dowry"))), TimeMs);
        Assert.Equal(ErrorCode.InsufficientBalance, taking.Refusal);
        var filled = Commit(Add("7", "gold", In("dowry")), Take("2", "gold", In("dowry")));
        Assert.True(world.Commit(filled, TimeMs).IsCommitted);
        Assert.Contains("balance dowry gold/null units=10", world.Snapshot().Lines);
    }

    [Fact]
    public void The_deepest_floor_can_be_reached_and_climbed_out_of()
    {
        var lines = After(
            Take("9223372036854775807", "gold", In("abyss")),
            Take("1", "gold", In("abyss")),
            Add("9223372036854775807", "gold", In("abyss")));
        Assert.Contains("balance abyss gold/null units=-1", lines);
    }

    private protected IWorldUnderTest Furnished(KeyRetention? given = null)
    {
        var world = NewWorld(given ?? new KeyRetention(100));
        Assert.Null(world.Commit(Commit([.. FurnishedWorld.Operations]), TimeMs).Refusal);
        return world;
    }

    private ImmutableArray<string> After(params ReadOnlySpan<Operation> operations)
    {
        var world = Furnished();
        Assert.Null(world.Commit(Commit(operations), TimeMs).Refusal);
        return world.Snapshot().Lines;
    }

    /// <summary>References to operations, when one more stands before them.</summary>
    private static IEnumerable<Operation> Shifted(IEnumerable<Operation> operations) => operations.Select(operation =>
        operation is MoveInstance { InstId: { IsMintedByOperation: true } instance } move
            ? move with { InstId = InstanceRef.MintedBy(instance.OperationIndex + 1) }
            : operation);
}
