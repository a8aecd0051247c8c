using AssetCore.Containers;
using AssetCore.Errors;
using AssetCore.Operations;
using AssetCore.Reads;
using static AssetCore.Engine.Tests.Ops;

namespace AssetCore.Engine.Tests.Operations;

/// <summary>
/// Stacks that are named by their places. Boxes are 2x1, at most 10 of them in a stack: 5 at 1 and 8 at 6 of the grid,
/// 3 with key 7 at 11; at 16 an instance.
/// </summary>
public sealed class StackRuleTests
{
    public static TheoryData<string, Operation, ErrorCode> Refusals => new()
    {
        { "container is missing", Split("none", 1, "1", Cell("none", 1)), ErrorCode.ContainerNotFound },
        { "target is missing", Split("a", 1, "1", Cell("none", 1)), ErrorCode.ContainerNotFound },
        { "same cell", Split("grid", 99, "0", Cell("grid", 99, Rotation.Cw90)), ErrorCode.SameLocation },
        { "a balance has no stacks", Split("a", 99, "0", Cell("grid", 1)), ErrorCode.WrongContainerKind },
        { "to a balance", Split("grid", 99, "0", InVault("a")), ErrorCode.WrongContainerKind },
        { "to a slot", Split("grid", 99, "0", Slot("slots", 1)), ErrorCode.WrongContainerKind },
        { "to a cell of a balance", Split("grid", 99, "0", Cell("a", 1)), ErrorCode.WrongContainerKind },
        { "zero", Split("grid", 99, "0", Cell("grid", 98)), ErrorCode.InvalidQuantity },
        { "a part of one", Split("grid", 99, "0.5", Cell("grid", 98)), ErrorCode.InvalidQuantity },
        { "beyond 64 bits", Split("grid", 99, "9223372036854775808", Cell("grid", 98)), ErrorCode.QuantityOverflow },
        { "source outside", Split("grid", 21, "1", Cell("grid", 0)), ErrorCode.OutOfBounds },
        { "target outside", Split("grid", 2, "1", Cell("grid", 0)), ErrorCode.OutOfBounds },
        { "a covered cell is no anchor", Split("grid", 2, "1", Cell("grid", 3)), ErrorCode.InsufficientBalance },
        { "an instance is no stack", Split("grid", 16, "1", Cell("grid", 3)), ErrorCode.InsufficientBalance },
        { "an empty cell, before its target", Split("grid", 3, "1", Cell("grid", 2)), ErrorCode.InsufficientBalance },
        { "outline outside", Split("grid", 1, "1", Cell("grid", 5)), ErrorCode.OutOfBounds },
        { "cells are taken", Split("grid", 1, "1", Cell("grid", 7)), ErrorCode.Overlap },
        { "a part frees no cells", Split("grid", 1, "1", Cell("grid", 2)), ErrorCode.Overlap },
        { "another key on the target", Split("grid", 1, "1", Cell("grid", 11)), ErrorCode.Overlap },
        { "more than there is", Split("grid", 1, "6", Cell("grid", 3)), ErrorCode.InsufficientBalance },
        { "the target is full", Split("grid", 1, "3", Cell("grid", 6)), ErrorCode.StackLimit },
        { "grid is missing", Merge("none", 1, 1), ErrorCode.ContainerNotFound },
        { "merge with itself", Merge("a", 1, 1), ErrorCode.SameLocation },
        { "merge in a balance", Merge("a", 1, 2), ErrorCode.WrongContainerKind },
        { "merge from outside", Merge("grid", 0, 99), ErrorCode.OutOfBounds },
        { "merge to outside", Merge("grid", 3, 99), ErrorCode.OutOfBounds },
        { "nothing to merge", Merge("grid", 3, 1), ErrorCode.InsufficientBalance },
        { "merge of two keys", Merge("grid", 1, 11), ErrorCode.Overlap },
        { "merge above the limit", Merge("grid", 1, 6), ErrorCode.StackLimit },
        { "consolidate what is missing", Consolidate("none", "none"), ErrorCode.ContainerNotFound },
        { "consolidate a class that is missing", Consolidate("a", "none"), ErrorCode.ClassNotFound },
        { "consolidate a balance", Consolidate("a", "box"), ErrorCode.WrongContainerKind },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void A_stack_is_refused_with_the_first_fault(string why, Operation operation, ErrorCode code)
    {
        var refusal = Furnished().Refuse(Add("box", "1", InVault("a")), operation);
        Assert.True(code == refusal.Code, $"{why}: {refusal.Code}, {refusal.Detail}");
        Assert.Equal(1, refusal.OperationIndex);
        Assert.NotEmpty(refusal.Facts);
    }

    [Fact]
    public void A_part_that_is_split_off_begins_a_stack_in_the_turn_that_is_asked_for()
    {
        var world = Furnished();
        Assert.Equal(2, world.Commit(Split("grid", 1, "2", Cell("grid", 5, Rotation.Cw90))).EventCount);
        Assert.Equal([(1, 1L, "3"), (5, 4L, "2"), (6, 2L, "8"), (11, 3L, "3")], StacksOf(world, "grid"));
        Assert.Equal(2, world.Commit(Split("grid", 1, "1", Cell("shelf", 1))).EventCount);
        Assert.Equal([(1, 5L, "1")], StacksOf(world, "shelf"));
    }

    [Fact]
    public void A_split_of_the_whole_stack_moves_it_also_onto_cells_that_it_leaves()
    {
        var world = Furnished();
        Assert.Equal(1, world.Commit(Split("grid", 1, "5", Cell("grid", 2))).EventCount);
        Assert.Equal((2, 1L, "5"), StacksOf(world, "grid")[0]);
    }

    [Fact]
    public void A_merge_leaves_the_stack_that_grows_its_number_and_moves_to_an_empty_place()
    {
        var world = Furnished();
        world.Commit(Take("box", "3", Cell("grid", 1)));
        Assert.Equal(2, world.Commit(Merge("grid", 1, 6)).EventCount);
        Assert.Equal([(6, 2L, "10"), (11, 3L, "3")], StacksOf(world, "grid"));
        Assert.Equal(1, world.Commit(Merge("grid", 6, 1)).EventCount);
        Assert.Equal((1, 2L, "10"), StacksOf(world, "grid")[0]);
    }

    [Fact]
    public void A_consolidation_fills_the_stacks_at_the_lowest_anchors_and_looks_at_no_other_key()
    {
        var world = Furnished();
        world.Commit(
            Add("box", "9", Cell("grid", 3)), Add("box", "1", Cell("grid", 8)), Add("box", "1", Cell("shelf", 1)));
        Assert.Equal(4, world.Commit(Consolidate("grid", "box")).EventCount);
        Assert.Equal([(1, 1L, "10"), (3, 4L, "10"), (6, 2L, "3"), (11, 3L, "3")], StacksOf(world, "grid"));
        Assert.Equal([(1, 6L, "1")], StacksOf(world, "shelf"));
        var head = world.Engine.Head;
        Assert.Equal(head.Next, world.Commit(Consolidate("grid", "box"), Consolidate("shelf", "box", 9)).WorldSeqEnd);
    }

    [Fact]
    public void Without_a_limit_one_stack_takes_all_that_64_bits_count()
    {
        var world = Furnished();
        world.Commit(
            Class("sand"),
            Shape("sand", 1, 1),
            Add("sand", "9223372036854775800", Cell("shelf", 1)),
            Add("sand", "5", Cell("shelf", 3)),
            Add("sand", "5", Cell("shelf", 4)));
        Assert.Equal(3, world.Commit(Consolidate("shelf", "sand")).EventCount);
        Assert.Equal([(1, 4L, $"{long.MaxValue}"), (3, 5L, "3")], StacksOf(world, "shelf"));
    }

    private static List<(int Position, long Stack, string Quantity)> StacksOf(WrittenWorld world, string grid) =>
    [
        .. world.Ask<GridCellsView>(new WorldQuery.GridCells(new(grid), null, null, 50)).Placements
            .Where(item => item.Occupant.StackId is not null)
            .Select(item => (item.Position, item.Occupant.StackId!.Value.Value, item.Occupant.Quantity.ToString()!)),
    ];

    private static WrittenWorld Furnished()
    {
        var world = new WrittenWorld();
        world.Commit(
            Vault("a"),
            Slots("slots", 2),
            Grid("grid", 20, 5),
            Grid("shelf", 6, null),
            Class("box", stackMax: "10"),
            Shape("box", 2, 1),
            Add("box", "5", Cell("grid", 1)),
            Add("box", "8", Cell("grid", 6)),
            Add("box", "3", Cell("grid", 11), key: 7),
            Mint("box", Cell("grid", 16)));
        return world;
    }
}
