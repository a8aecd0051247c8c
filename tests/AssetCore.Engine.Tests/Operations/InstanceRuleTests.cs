using AssetCore.Containers;
using AssetCore.Errors;
using AssetCore.Ids;
using AssetCore.Operations;
using AssetCore.Reads;
using static AssetCore.Engine.Tests.Ops;

namespace AssetCore.Engine.Tests.Operations;

/// <summary>Instances in slots and on grids. Instance 1 is in slot 1, 2 on the grid at 1, 3 nowhere.</summary>
public sealed class InstanceRuleTests
{
    public static TheoryData<string, Operation, ErrorCode> Refusals => new()
    {
        { "container is missing", Mint("helmet", Slot("none", 1)), ErrorCode.ContainerNotFound },
        { "class is missing", Mint("none"), ErrorCode.ClassNotFound },
        { "a balance takes no instance", Mint("helmet", InVault("vault")), ErrorCode.WrongContainerKind },
        { "a slot of a grid", Mint("helmet", Slot("grid", 1)), ErrorCode.WrongContainerKind },
        { "no extent", Mint("helmet", At("line", 5)), ErrorCode.UnregisteredClassExtent },
        { "a line of a grid", Mint("helmet", At("grid", 5)), ErrorCode.WrongContainerKind },
        { "slot outside", Mint("helmet", Slot("gear", 9)), ErrorCode.OutOfBounds },
        { "slot zero", Mint("helmet", Slot("gear", 0)), ErrorCode.OutOfBounds },
        { "slot is taken", Mint("helmet", Slot("gear", 1)), ErrorCode.SlotOccupied },
        { "no shape", Mint("ghost", Cell("grid", 9)), ErrorCode.UnregisteredClassShape },
        { "cell outside", Mint("helmet", Cell("grid", 26)), ErrorCode.OutOfBounds },
        { "cells are taken", Mint("helmet", Cell("grid", 2)), ErrorCode.Overlap },
        { "an instance never grows anything", Mint("helmet", Cell("grid", 1)), ErrorCode.Overlap },
        { "no such instance", MoveTo(99, Slot("gear", 2)), ErrorCode.InstanceNotFound },
        { "container before the instance", MoveTo(99, Slot("none", 2)), ErrorCode.ContainerNotFound },
        { "in that slot already", MoveTo(1, Slot("gear", 1)), ErrorCode.SameLocation },
        { "placed in its own slot", Place("gear", 1, Instance(1)), ErrorCode.SameLocation },
        { "at that cell in that turn already", MoveTo(2, Cell("grid", 1)), ErrorCode.SameLocation },
        { "no slots", Place("grid", 1, Instance(3)), ErrorCode.WrongContainerKind },
        { "slot of another is taken", Place("gear", 1, Instance(3)), ErrorCode.SlotOccupied },
        { "nothing to take out", Lift("gear", 2), ErrorCode.SlotEmpty },
        { "no slot to take out of", Lift("gear", 9), ErrorCode.OutOfBounds },
        { "no slots to take out of", Lift("grid", 1), ErrorCode.WrongContainerKind },
        { "same slot", Swap("gear", 2, 2), ErrorCode.SameLocation },
        { "same slot by its other name", Swap("gear", 2, 2, "gear"), ErrorCode.SameLocation },
        { "both slots are empty", Swap("gear", 2, 3), ErrorCode.SlotEmpty },
        { "other slot outside", Swap("gear", 1, 9), ErrorCode.OutOfBounds },
        { "other container is missing", Swap("gear", 1, 2, "none"), ErrorCode.ContainerNotFound },
        { "other container has no slots", Swap("gear", 1, 2, "grid"), ErrorCode.WrongContainerKind },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void An_instance_is_refused_with_the_first_fault(string why, Operation operation, ErrorCode code)
    {
        var refusal = Furnished().Refuse(operation);
        Assert.True(code == refusal.Code, $"{why}: {refusal.Code}, {refusal.Detail}");
        Assert.NotEmpty(refusal.Facts);
    }

    [Fact]
    public void An_instance_may_be_turned_where_it_stands()
    {
        var world = Furnished();
        Assert.Equal(1, world.Commit(MoveTo(2, Cell("grid", 1, Rotation.Cw90))).EventCount);
        Assert.Equal(new Location.GridCell(new("grid"), 1, Rotation.Cw90), LocationOf(world, 2));
        var placement = Assert.Single(
            world.Ask<GridCellsView>(new WorldQuery.GridCells(new("grid"), null, null, 10)).Placements);
        Assert.Equal(new Shape(2, 1), placement.Shape);
    }

    [Fact]
    public void An_instance_may_move_onto_cells_that_it_leaves()
    {
        var world = Furnished();
        world.Commit(MoveTo(2, Cell("grid", 2)));
        world.Commit(MoveTo(2, Slot("gear", 4)));
        Assert.Empty(world.Ask<GridCellsView>(new WorldQuery.GridCells(new("grid"), null, null, 10)).Placements);
    }

    [Fact]
    public void Two_slots_change_places_and_one_empty_slot_is_a_move()
    {
        var world = Furnished();
        world.Commit(Place("gear", 2, Instance(3)));
        Assert.Equal(2, world.Commit(Swap("gear", 1, 2)).EventCount);
        Assert.Equal([(1, 3L), (2, 1L)], SlotsOf(world, "gear"));
        Assert.Equal(1, world.Commit(Swap("gear", 1, 3, "more")).EventCount);
        Assert.Equal([(2, 1L)], SlotsOf(world, "gear"));
        Assert.Equal([(3, 3L)], SlotsOf(world, "more"));
        world.Commit(Swap("gear", 2, 3, "more"));
        Assert.Equal([(2, 3L)], SlotsOf(world, "gear"));
    }

    [Fact]
    public void An_operation_may_name_what_an_earlier_one_minted()
    {
        var world = Furnished();
        var receipt = world.Commit(
            Mint("helmet"),
            Class("shield"),
            Mint("shield"),
            Place("gear", 3, InstanceRef.MintedBy(2)),
            Place("gear", 4, InstanceRef.MintedBy(0)));
        Assert.Equal([(0, 4L), (2, 5L)], receipt.MintedInstances.Select(m => (m.OperationIndex, m.InstId.Value)));
        Assert.Equal([(1, 1L), (3, 5L), (4, 4L)], SlotsOf(world, "gear"));
    }

    [Fact]
    public void A_minted_instance_that_is_gone_again_is_not_found()
    {
        var refusal = Furnished().Refuse(
            Mint("helmet", Slot("gear", 3)), Remove("gear"), Place("more", 1, InstanceRef.MintedBy(0)));
        Assert.Equal((ErrorCode.InstanceNotFound, 2), (refusal.Code, refusal.OperationIndex));
    }

    [Fact]
    public void A_refused_commit_gives_back_the_numbers_it_drew()
    {
        var world = Furnished();
        world.Refuse(Mint("helmet"), Mint("none"));
        Assert.Equal(4, Assert.Single(world.Commit(Mint("helmet")).MintedInstances).InstId.Value);
    }

    private static List<(int Slot, long Instance)> SlotsOf(WrittenWorld world, string id) =>
        [.. world.Ask<ContentsView.Slots>(new WorldQuery.Slots(new ContainerId(id), null, 200)).Items.Select(
            item => (item.SlotIndex, item.InstId.Value))];

    private static Location? LocationOf(WrittenWorld world, long id) =>
        world.Ask<InstanceView>(new WorldQuery.Instance(new InstanceId(id))).Item.Location;

    private static WrittenWorld Furnished()
    {
        var world = new WrittenWorld();
        world.Commit(
            Vault("vault"),
            Slots("gear", 8),
            Slots("more", 8),
            Grid("grid", 25, 5),
            Line("line"),
            Class("helmet"),
            Class("ghost"),
            Shape("helmet", 2, 1),
            Mint("helmet", Slot("gear", 1)),
            Mint("helmet", Cell("grid", 1)),
            Mint("helmet"));
        return world;
    }
}
