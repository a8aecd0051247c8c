using AssetCore.Containers;
using AssetCore.Errors;
using AssetCore.Operations;
using AssetCore.Reads;
using static AssetCore.Engine.Tests.Ops;

namespace AssetCore.Engine.Tests.Operations;

/// <summary>What quantities may do, one row for each judgement of the contract.</summary>
public sealed class FungibleRuleTests
{
    private const long OverStack = 11;

    public static TheoryData<string, Operation, ErrorCode> Refusals => new()
    {
        { "source is missing", Transfer("none", "b", "gold", "1"), ErrorCode.ContainerNotFound },
        { "target is missing", Transfer("a", "none", "gold", "1"), ErrorCode.ContainerNotFound },
        { "containers come before the class", Transfer("none", "b", "none", "1"), ErrorCode.ContainerNotFound },
        { "same container before the class", Transfer("a", "a", "none", "1"), ErrorCode.SameLocation },
        { "class is missing", Transfer("a", "b", "none", "1"), ErrorCode.ClassNotFound },
        { "source is no balance", Transfer("grid", "b", "gold", "1"), ErrorCode.WrongContainerKind },
        { "target is no balance", Transfer("a", "slots", "gold", "1"), ErrorCode.WrongContainerKind },
        { "scales differ", Transfer("a", "fine", "gold", "1"), ErrorCode.ScaleMismatch },
        { "class demands a scale", Add("cents", "1", InVault("a")), ErrorCode.ScaleMismatch },
        { "class demands a scale of what is taken from", Take("cents", "1", InVault("a")), ErrorCode.ScaleMismatch },
        { "zero", Transfer("a", "b", "gold", "0"), ErrorCode.InvalidQuantity },
        { "negative", Transfer("a", "b", "gold", "-1"), ErrorCode.InvalidQuantity },
        { "too many decimals", Transfer("a", "b", "gold", "0.0001"), ErrorCode.InvalidQuantity },
        { "too fine and large", Transfer("a", "b", "gold", "99999999999999999999.0001"), ErrorCode.InvalidQuantity },
        { "beyond 64 bits", Transfer("a", "b", "gold", "9223372036854775.808"), ErrorCode.QuantityOverflow },
        { "class is not allowed", Transfer("a", "picky", "gold", "1"), ErrorCode.ClassNotAllowed },
        { "not allowed comes before not enough", Transfer("a", "picky", "gold", "5000"), ErrorCode.ClassNotAllowed },
        { "not enough", Transfer("a", "b", "gold", "101.001"), ErrorCode.InsufficientBalance },
        { "the floor is not available", Transfer("floored", "b", "gold", "11"), ErrorCode.InsufficientBalance },
        { "not enough comes before the ceiling", Transfer("b", "capped", "gold", "50"), ErrorCode.InsufficientBalance },
        { "above the ceiling", Transfer("a", "capped", "gold", "10.001"), ErrorCode.CeilingExceeded },
        { "the sum overflows", Add("gold", "9223372036854775.8", InVault("a")), ErrorCode.QuantityOverflow },
        { "the ceiling comes first", Add("gold", "9223372036854775.8", InVault("nearly")), ErrorCode.CeilingExceeded },
        { "a slot takes no quantity", Add("gold", "1", Slot("slots", 1)), ErrorCode.WrongContainerKind },
        { "a cell of a balance", Add("gold", "1", Cell("a", 1)), ErrorCode.WrongContainerKind },
        { "a balance of a grid", Take("gold", "1", InVault("grid")), ErrorCode.WrongContainerKind },
        { "grids count whole things", Add("box", "1.5", Cell("grid", 1)), ErrorCode.InvalidQuantity },
        { "whole on both sides", Move("gold", "1.5", InVault("a"), Cell("grid", 1)), ErrorCode.InvalidQuantity },
        { "no shape", Add("gold", "1", Cell("grid", 1)), ErrorCode.UnregisteredClassShape },
        { "no shape comes before out of bounds", Add("gold", "1", Cell("grid", 99)), ErrorCode.UnregisteredClassShape },
        { "anchor outside", Add("box", "1", Cell("grid", 21)), ErrorCode.OutOfBounds },
        { "anchor zero", Add("box", "1", Cell("grid", 0)), ErrorCode.OutOfBounds },
        { "outline leaves the row", Add("box", "1", Cell("grid", 5)), ErrorCode.OutOfBounds },
        { "outline leaves the column", Add("box", "1", Cell("grid", 16, Rotation.Cw90)), ErrorCode.OutOfBounds },
        { "cells are taken", Add("box", "1", Cell("grid", 2)), ErrorCode.Overlap },
        { "another key on the anchor", Add("box", "1", Cell("grid", 1), key: 7), ErrorCode.Overlap },
        { "the stack is full", Add("box", $"{OverStack - 5}", Cell("grid", 1)), ErrorCode.StackLimit },
        { "a new stack is over the limit", Add("box", $"{OverStack}", Cell("grid", 6)), ErrorCode.StackLimit },
        { "nothing of it on the anchor", Take("box", "1", Cell("grid", 2)), ErrorCode.InsufficientBalance },
        { "too much from a stack", Take("box", "6", Cell("grid", 1)), ErrorCode.InsufficientBalance },
        { "source outside", Take("box", "1", Cell("grid", 21)), ErrorCode.OutOfBounds },
        { "same cell", Move("box", "1", Cell("grid", 1), Cell("grid", 1, Rotation.Cw90)), ErrorCode.SameLocation },
        { "same slot before its kind", Move("box", "1", Slot("slots", 1), Slot("slots", 1)), ErrorCode.SameLocation },
        { "a part frees no cells", Move("box", "2", Cell("grid", 1), Cell("grid", 2)), ErrorCode.Overlap },
        { "nor does more than there is", Move("box", "6", Cell("grid", 1), Cell("grid", 2)), ErrorCode.Overlap },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void A_quantity_is_refused_with_the_first_fault_in_the_order_of_the_contract(
        string why, Operation operation, ErrorCode code)
    {
        var refusal = Furnished().Refuse(Add("gold", "1", InVault("a")), operation);
        Assert.True(code == refusal.Code, $"{why}: {refusal.Code}, {refusal.Detail}");
        Assert.Equal(1, refusal.OperationIndex);
        Assert.NotEmpty(refusal.Facts);
    }

    [Fact]
    public void The_refusal_names_the_thing_and_the_numbers()
    {
        var refusal = Furnished().Refuse(Transfer("a", "b", "gold", "120"));
        Assert.Equal("container a holds 100 gold, 120 needed", refusal.Detail);
        Assert.Contains(new RejectionFact("available", "100"), refusal.Facts);
        Assert.Contains(new RejectionFact("needed", "120"), refusal.Facts);
    }

    public static TheoryData<string, Operation, long> EventCounts => new()
    {
        { "a transfer changes two balances", Transfer("a", "b", "gold", "1"), 2 },
        { "two transfers: four", TransferAll(Transfer("a", "b", "gold", "1"), Transfer("b", "a", "gold", "1")), 4 },
        { "an addition changes one", Add("gold", "1", InVault("a")), 1 },
        { "an addition to a stack changes one", Add("box", "1", Cell("grid", 1)), 1 },
        { "a whole stack to a free anchor changes one", Move("box", "5", Cell("grid", 1), Cell("grid", 2)), 1 },
        { "a part to a free anchor changes two", Move("box", "2", Cell("grid", 1), Cell("grid", 3)), 2 },
        { "a stack to a balance changes two", Move("box", "5", Cell("grid", 1), InVault("a")), 2 },
        { "a balance to a stack changes two", Move("box", "1", InVault("boxes"), Cell("grid", 1)), 2 },
        { "a removal changes one", Take("gold", "100", InVault("a")), 1 },
    };

    [Theory]
    [MemberData(nameof(EventCounts))]
    public void Every_changed_row_is_one_event(string why, Operation operation, long events) =>
        Assert.True(events == Furnished().Commit(operation).EventCount, why);

    [Fact]
    public void A_balance_that_becomes_zero_is_no_row()
    {
        var world = Furnished();
        world.Commit(Take("gold", "100", InVault("a")));
        Assert.Empty(world.Ask<BalancePage>(new WorldQuery.Balances(new("a"), null, 10)).Balances);
    }

    [Fact]
    public void A_stack_that_moves_whole_keeps_its_number_and_a_part_gets_a_new_one()
    {
        var world = Furnished();
        world.Commit(Move("box", "5", Cell("grid", 1), Cell("grid", 2)));
        world.Commit(Move("box", "2", Cell("grid", 2), Cell("grid", 11)));
        var placements = world.Ask<GridCellsView>(new WorldQuery.GridCells(new("grid"), null, null, 10)).Placements;
        Assert.Equal(
            [(2, 1L, "3"), (11, 2L, "2")],
            placements.Select(p => (p.Position, p.Occupant.StackId!.Value.Value, p.Occupant.Quantity.ToString()!)));
    }

    [Fact]
    public void A_stack_onto_another_stack_is_gone_and_the_other_has_grown()
    {
        var world = Furnished();
        world.Commit(Add("box", "2", Cell("grid", 6)), Move("box", "2", Cell("grid", 6), Cell("grid", 1)));
        var placement = Assert.Single(
            world.Ask<GridCellsView>(new WorldQuery.GridCells(new("grid"), null, null, 10)).Placements);
        Assert.Equal((1, "7"), (placement.Position, placement.Occupant.Quantity.ToString()));
    }

    [Fact]
    public void Transfers_of_one_operation_see_the_ones_before()
    {
        var world = Furnished();
        world.Commit(TransferAll(
            Transfer("a", "b", "gold", "100"),
            Transfer("b", "capped", "gold", "5"),
            Transfer("b", "a", "gold", "95")));
        Assert.Equal(ErrorCode.InsufficientBalance, world.Refuse(Transfer("b", "a", "gold", "0.001")).Code);
    }

    [Fact]
    public void A_balance_below_a_floor_may_be_filled_and_not_emptied()
    {
        var world = Furnished();
        world.Commit(Vault("deep", policies: Policies(floor: "10")), Add("gold", "1", InVault("deep")));
        Assert.Equal(ErrorCode.InsufficientBalance, world.Refuse(Take("gold", "1", InVault("deep"))).Code);
    }

    [Fact]
    public void A_negative_floor_allows_a_negative_balance()
    {
        var world = Furnished();
        world.Commit(Vault("debt", policies: Policies(floor: "-5")), Take("gold", "5", InVault("debt")));
        var item = Assert.Single(world.Ask<BalancePage>(new WorldQuery.Balances(new("debt"), null, 10)).Balances);
        Assert.Equal(("-5", -5_000), (item.Quantity.ToString(), item.Scaled));
        Assert.Equal(ErrorCode.InsufficientBalance, world.Refuse(Take("gold", "0.001", InVault("debt"))).Code);
    }

    private static WrittenWorld Furnished()
    {
        var world = new WrittenWorld();
        world.Commit(
            Vault("a"),
            Vault("b"),
            Vault("fine", 1_000_000),
            Vault("picky", policies: Policies(classes: ["silver"])),
            Vault("capped", policies: Policies(ceiling: "10")),
            Vault("nearly", policies: Policies(ceiling: "9223372036854775.807")),
            Vault("floored", policies: Policies(floor: "10")),
            Vault("boxes"),
            Slots("slots", 4),
            Grid("grid", 20, 5),
            Class("gold"),
            Class("cents", scale: 100),
            Class("box", stackMax: "10"),
            Shape("box", 2, 1),
            Add("gold", "100", InVault("a")),
            Add("gold", "1", InVault("nearly")),
            Add("gold", "20", InVault("floored")),
            Add("box", "9", InVault("boxes")),
            Add("box", "5", Cell("grid", 1)));
        return world;
    }
}
