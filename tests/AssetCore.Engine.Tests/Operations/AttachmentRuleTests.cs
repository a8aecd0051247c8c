using AssetCore.Errors;
using AssetCore.Ids;
using AssetCore.Operations;
using AssetCore.Reads;
using static AssetCore.Engine.Tests.Ops;

namespace AssetCore.Engine.Tests.Operations;

/// <summary>
/// Instances that hang together. 1 in slot 1 and 2 in slot 2 of the gear, 3 and 4 nowhere; 2 hangs on 1, 3 on 2.
/// </summary>
public sealed class AttachmentRuleTests
{
    public static TheoryData<string, Operation, ErrorCode> Refusals => new()
    {
        { "nothing to unplace", Unplace(9), ErrorCode.InstanceNotFound },
        { "no place to leave", Unplace(3), ErrorCode.InstanceNotPlaced },
        { "nothing to burn", Burn(9), ErrorCode.InstanceNotFound },
        { "a parent does not burn", Burn(2), ErrorCode.HasChildren },
        { "child is missing", Attach(9, 9), ErrorCode.InstanceNotFound },
        { "parent is missing", Attach(2, 9), ErrorCode.InstanceNotFound },
        { "attached already", Attach(2, 4), ErrorCode.AlreadyAttached },
        { "attached to the same already", Attach(2, 1), ErrorCode.AlreadyAttached },
        { "attached already comes before a cycle", Attach(2, 2), ErrorCode.AlreadyAttached },
        { "to itself", Attach(4, 4), ErrorCode.WouldCreateCycle },
        { "to what stands right below", Attach(1, 2), ErrorCode.WouldCreateCycle },
        { "to what stands far below", Attach(1, 3), ErrorCode.WouldCreateCycle },
        { "nothing to detach", Detach(9), ErrorCode.InstanceNotFound },
        { "not attached", Detach(1), ErrorCode.NotAttached },
        { "a child stands outside", Remove("gear"), ErrorCode.HasChildren },
        { "not empty", Remove("gear", drain: false), ErrorCode.ContainerNotEmpty },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void An_attachment_is_refused_with_the_first_fault(string why, Operation operation, ErrorCode code)
    {
        var refusal = Furnished().Refuse(Mint("part"), operation);
        Assert.True(code == refusal.Code, $"{why}: {refusal.Code}, {refusal.Detail}");
        Assert.Equal(1, refusal.OperationIndex);
        Assert.NotEmpty(refusal.Facts);
    }

    [Fact]
    public void Place_and_attachment_do_not_touch_each_other()
    {
        var world = Furnished();
        Assert.Equal(1, world.Commit(Unplace(2)).EventCount);
        Assert.Equal((1L, null), Look(world, 2));
        Assert.Equal(1, world.Commit(Detach(2)).EventCount);
        Assert.Equal((null, null), Look(world, 2));
        Assert.Equal(1, world.Commit(Place("gear", 5, Instance(2))).EventCount);
        Assert.Equal(1, world.Commit(Attach(2, 4)).EventCount);
        Assert.Equal((4L, Slot("gear", 5)), Look(world, 2));
    }

    [Fact]
    public void What_was_detached_may_become_the_parent()
    {
        var world = Furnished();
        world.Commit(Detach(3), Attach(1, 3));
        Assert.Equal(ErrorCode.WouldCreateCycle, world.Refuse(Attach(3, 2)).Code);
        Assert.Equal([1L], ChildrenOf(world, 3));
        Assert.Equal([2L], ChildrenOf(world, 1));
    }

    [Fact]
    public void A_burnt_instance_leaves_place_and_parent_and_its_number_is_not_given_out_again()
    {
        var world = Furnished();
        Assert.Equal(1, world.Commit(Burn(3)).EventCount);
        world.Commit(Burn(2));
        Assert.Empty(ChildrenOf(world, 1));
        Assert.Equal(ErrorCode.InstanceNotFound, world.AskInVain(new WorldQuery.Instance(new InstanceId(2))));
        Assert.Equal(5, Assert.Single(world.Commit(Mint("part", Slot("gear", 2))).MintedInstances).InstId.Value);
    }

    [Fact]
    public void What_a_commit_mints_may_be_attached_in_it()
    {
        var world = Furnished();
        world.Commit(Mint("part"), Mint("part"), new Attach(InstanceRef.MintedBy(0), InstanceRef.MintedBy(1)));
        Assert.Equal([5L], ChildrenOf(world, 6));
    }

    [Fact]
    public void A_drain_takes_parents_and_children_that_stand_in_the_container()
    {
        var world = Furnished();
        world.Commit(Place("gear", 7, Instance(3)), Attach(1, 4));
        Assert.Equal(4, world.Commit(Remove("gear")).EventCount);
        Assert.Empty(ChildrenOf(world, 4));
        Assert.Equal(0, world.State.Instances.Children.Count);
    }

    [Fact]
    public void A_drain_names_the_lowest_parent_of_something_outside()
    {
        var world = Furnished();
        world.Commit(
            Slots("more", 3),
            Mint("part", Slot("gear", 8)),
            Mint("part", Slot("more", 1)),
            Attach(6, 5));
        Assert.Contains(new RejectionFact("inst_id", "2"), world.Refuse(Remove("gear")).Facts);
        world.Commit(Place("gear", 3, Instance(3)));
        Assert.Contains(new RejectionFact("inst_id", "5"), world.Refuse(Remove("gear")).Facts);
        world.Commit(Detach(6), Remove("gear"), Remove("more"));
    }

    [Fact]
    public void A_drain_looks_at_instances_on_grids_lines_and_planes()
    {
        var world = Furnished();
        world.Commit(
            Grid("grid", 9, 3),
            Line("line"),
            Plane("plane"),
            Class("box"),
            Shape("part", 1, 1),
            Span("part", 10),
            Rectangle("box", 10, 10));
        world.Commit(
            Mint("part", Cell("grid", 1)),
            Mint("part", At("line", 50)),
            Mint("box", At("plane", 50, 50)),
            Mint("part"),
            Mint("part"),
            Mint("part"),
            Attach(8, 5),
            Attach(9, 6),
            Attach(10, 7));
        foreach (var (container, child) in new[] { ("grid", 8L), ("line", 9L), ("plane", 10L) })
        {
            Assert.Equal(ErrorCode.HasChildren, world.Refuse(Remove(container)).Code);
            Assert.Equal(2, world.Commit(Detach(child), Remove(container)).EventCount - 1);
        }
    }

    private static (long? Parent, Location? Place) Look(WrittenWorld world, long id)
    {
        var item = world.Ask<InstanceView>(new WorldQuery.Instance(new InstanceId(id))).Item;
        return (item.ParentId?.Value, item.Location);
    }

    private static List<long> ChildrenOf(WrittenWorld world, long id) =>
        [.. world.Ask<InstancePage>(new WorldQuery.Children(new InstanceId(id), null, 50)).Instances.Select(
            item => item.InstId.Value)];

    private static WrittenWorld Furnished()
    {
        var world = new WrittenWorld();
        world.Commit(
            Slots("gear", 8),
            Class("part"),
            Mint("part", Slot("gear", 1)),
            Mint("part", Slot("gear", 2)),
            Mint("part"),
            Mint("part"),
            Attach(2, 1),
            Attach(3, 2));
        return world;
    }
}
