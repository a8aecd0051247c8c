using AssetCore.Errors;
using AssetCore.Ids;
using AssetCore.Operations;
using AssetCore.Reads;
using static AssetCore.Engine.Tests.Ops;

namespace AssetCore.Engine.Tests.Operations;

/// <summary>What holds reserve: 100 gold in a, of which hold h reserves 60.</summary>
public sealed class HoldRuleTests
{
    public static TheoryData<string, Operation, ErrorCode> Refusals => new()
    {
        { "container is missing", Hold("h", "none", "none", "1"), ErrorCode.ContainerNotFound },
        { "class is missing", Hold("h", "a", "none", "1"), ErrorCode.ClassNotFound },
        { "the id is in use", Hold("h", "grid", "gold", "0"), ErrorCode.HoldAlreadyExists },
        { "a grid holds nothing back", Hold("i", "grid", "cents", "0"), ErrorCode.WrongContainerKind },
        { "class demands a scale", Hold("i", "a", "cents", "0"), ErrorCode.ScaleMismatch },
        { "zero", Hold("i", "a", "gold", "0"), ErrorCode.InvalidQuantity },
        { "too many decimals", Hold("i", "a", "gold", "0.0001"), ErrorCode.InvalidQuantity },
        { "beyond 64 bits", Hold("i", "a", "gold", "9223372036854775.808"), ErrorCode.QuantityOverflow },
        { "held again", Hold("i", "a", "gold", "40.001"), ErrorCode.InsufficientBalance },
        { "the floor is not available", Hold("i", "floored", "gold", "11"), ErrorCode.InsufficientBalance },
        { "another key", Hold("i", "a", "gold", "1", key: 0), ErrorCode.InsufficientBalance },
        { "held quantity is not removed", Take("gold", "40.001", InVault("a")), ErrorCode.InsufficientBalance },
        { "nor transferred", Transfer("a", "b", "gold", "40.001"), ErrorCode.InsufficientBalance },
        { "nor by the way", TransferAll(Transfer("a", "b", "gold", "41")), ErrorCode.InsufficientBalance },
        { "nor moved", Move("gold", "41", InVault("a"), InVault("b")), ErrorCode.InsufficientBalance },
        { "nor moved to a grid", Move("gold", "41", InVault("a"), Cell("grid", 1)), ErrorCode.InsufficientBalance },
        { "nor drained", Remove("a"), ErrorCode.ContainerHasHolds },
        { "not empty comes first", Remove("a", drain: false), ErrorCode.ContainerNotEmpty },
        { "target is missing", Capture("none", "none"), ErrorCode.ContainerNotFound },
        { "hold is missing", Capture("none", "b"), ErrorCode.HoldNotFound },
        { "into its own container", Capture("h", "a", "0"), ErrorCode.SameLocation },
        { "into a grid", Capture("h", "grid", "0"), ErrorCode.WrongContainerKind },
        { "into another scale", Capture("h", "fine", "0"), ErrorCode.ScaleMismatch },
        { "capture of zero", Capture("h", "b", "0"), ErrorCode.InvalidQuantity },
        { "capture too fine", Capture("h", "b", "0.0001"), ErrorCode.InvalidQuantity },
        { "capture beyond 64 bits", Capture("h", "b", "9223372036854775.808"), ErrorCode.QuantityOverflow },
        { "capture of more than is held", Capture("h", "b", "60.001"), ErrorCode.InsufficientBalance },
        { "more than held before the ceiling", Capture("h", "capped", "61"), ErrorCode.InsufficientBalance },
        { "capture above the ceiling", Capture("h", "capped"), ErrorCode.CeilingExceeded },
        { "capture beyond 64 bits in all", Capture("h", "full"), ErrorCode.QuantityOverflow },
        { "no hold to release", Release("none"), ErrorCode.HoldNotFound },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void A_hold_is_refused_with_the_first_fault(string why, Operation operation, ErrorCode code)
    {
        var refusal = Furnished().Refuse(Add("gold", "1", InVault("b")), operation);
        Assert.True(code == refusal.Code, $"{why}: {refusal.Code}, {refusal.Detail}");
        Assert.Equal(1, refusal.OperationIndex);
        Assert.NotEmpty(refusal.Facts);
    }

    [Fact]
    public void What_is_not_held_can_be_taken_to_the_last_unit()
    {
        var world = Furnished();
        world.Commit(Take("gold", "40", InVault("a")));
        Assert.Equal(("60", "60"), BalanceOf(world, "a"));
        Assert.Equal(ErrorCode.InsufficientBalance, world.Refuse(Take("gold", "0.001", InVault("a"))).Code);
    }

    [Fact]
    public void A_release_makes_everything_available_again_and_frees_the_id()
    {
        var world = Furnished();
        Assert.Equal(2, world.Commit(Release("h")).EventCount);
        Assert.Equal(("100", "0"), BalanceOf(world, "a"));
        Assert.Equal(2, world.Commit(Hold("h", "a", "gold", "100")).EventCount);
    }

    [Fact]
    public void A_capture_moves_what_is_asked_and_releases_the_rest()
    {
        var world = Furnished();
        Assert.Equal(3, world.Commit(Capture("h", "b", "12.5")).EventCount);
        Assert.Equal(("87.5", "0"), BalanceOf(world, "a"));
        Assert.Equal(("12.5", "0"), BalanceOf(world, "b"));
        Assert.Equal(ErrorCode.HoldNotFound, world.AskInVain(new WorldQuery.Hold(new HoldId("h"))));
    }

    [Fact]
    public void A_capture_without_a_quantity_moves_everything_and_asks_neither_floor_nor_classes()
    {
        var world = Furnished();
        world.Commit(Restrict("a", Policies(floor: "90")), Capture("h", "picky"));
        Assert.Equal(("40", "0"), BalanceOf(world, "a"));
        Assert.Equal(("60", "0"), BalanceOf(world, "picky"));
    }

    [Fact]
    public void Several_holds_on_one_balance_add_up()
    {
        var world = Furnished();
        world.Commit(Hold("i", "a", "gold", "40"), Release("h"), Hold("j", "a", "gold", "0.5"));
        Assert.Equal(("100", "40.5"), BalanceOf(world, "a"));
        world.Commit(Capture("i", "b"), Capture("j", "b"));
        Assert.Equal(("59.5", "0"), BalanceOf(world, "a"));
    }

    [Fact]
    public void More_than_64_bits_cannot_be_held_even_where_a_floor_far_below_zero_makes_it_available()
    {
        var world = Furnished();
        world.Commit(Vault("deep", 1, Policies(floor: $"{long.MinValue}")), Add("gold", "1", InVault("deep")));
        world.Commit(Hold("i", "deep", "gold", $"{long.MaxValue}"));
        Assert.Equal(ErrorCode.QuantityOverflow, world.Refuse(Hold("j", "deep", "gold", "1")).Code);
    }

    [Fact]
    public void A_balance_of_zero_of_which_something_is_held_is_empty_and_has_holds()
    {
        var world = Furnished();
        world.Commit(Vault("debt", policies: Policies(floor: "-5")), Hold("i", "debt", "gold", "5"));
        Assert.Equal(("0", "5"), BalanceOf(world, "debt"));
        Assert.Equal(ErrorCode.ContainerHasHolds, world.Refuse(Remove("debt", drain: false)).Code);
        world.Commit(Release("i"), Remove("debt", drain: false));
    }

    private static (string Quantity, string Held) BalanceOf(WrittenWorld world, string id)
    {
        var page = world.Ask<BalancePage>(new WorldQuery.Balances(new ContainerId(id), null, 10));
        var item = Assert.Single(page.Balances);
        return (item.Quantity.ToString(), item.Held.ToString());
    }

    private static WrittenWorld Furnished()
    {
        var world = new WrittenWorld();
        world.Commit(
            Vault("a"),
            Vault("b"),
            Vault("fine", 1_000_000),
            Vault("picky", policies: Policies(classes: [])),
            Vault("capped", policies: Policies(ceiling: "10")),
            Vault("floored", policies: Policies(floor: "10")),
            Vault("full"),
            Grid("grid", 20, 5),
            Class("gold"),
            Class("cents", scale: 100),
            Shape("gold", 1, 1),
            Add("gold", "100", InVault("a")),
            Add("gold", "20", InVault("floored")),
            Add("gold", "9223372036854775", InVault("full")),
            Hold("h", "a", "gold", "60"));
        return world;
    }
}
