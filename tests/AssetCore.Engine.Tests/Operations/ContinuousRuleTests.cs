using AssetCore.Errors;
using AssetCore.Ids;
using AssetCore.Operations;
using AssetCore.Reads;
using static AssetCore.Engine.Tests.Ops;

namespace AssetCore.Engine.Tests.Operations;

/// <summary>
/// Instances on lines and planes of 0 to 10,000. Beams are 100 long; 1 stands on the line at 1,000. Crates are 100 x
/// 40; 2 stands on the plane at 1,000, 1,000. 3 and 4, a beam and a crate, stand nowhere.
/// </summary>
public sealed class ContinuousRuleTests
{
    public static TheoryData<string, Operation, ErrorCode> Refusals => new()
    {
        { "container is missing", Mint("beam", At("none", 50)), ErrorCode.ContainerNotFound },
        { "a line that is a plane", Mint("beam", At("plane", 50)), ErrorCode.WrongContainerKind },
        { "a plane that is a line", Mint("crate", At("line", 50, 50)), ErrorCode.WrongContainerKind },
        { "no extent", Mint("ghost", At("line", 50)), ErrorCode.UnregisteredClassExtent },
        { "no extent comes first", Mint("ghost", At("line", -5)), ErrorCode.UnregisteredClassExtent },
        { "a rectangle on a line", Mint("crate", At("line", 50)), ErrorCode.UnregisteredClassExtent },
        { "a span on a plane", Mint("beam", At("plane", 50, 50)), ErrorCode.UnregisteredClassExtent },
        { "a shape is no extent", Mint("box", At("plane", 50, 50)), ErrorCode.UnregisteredClassExtent },
        { "an end below the line", Mint("beam", At("line", 49)), ErrorCode.OutOfBounds },
        { "an end above the line", Mint("beam", At("line", 9_951)), ErrorCode.OutOfBounds },
        { "far from the line", Mint("beam", At("line", long.MinValue)), ErrorCode.OutOfBounds },
        { "spans overlap", Mint("beam", At("line", 1_099)), ErrorCode.Overlap },
        { "spans overlap from below", Mint("beam", At("line", 901)), ErrorCode.Overlap },
        { "spans are equal", MoveTo(3, At("line", 1_000)), ErrorCode.Overlap },
        { "at that point already", MoveTo(1, At("line", 1_000)), ErrorCode.SameLocation },
        { "turn below zero", Mint("crate", At("plane", 500, 500, -1)), ErrorCode.OutOfBounds },
        { "turn of a circle", Mint("crate", At("plane", 500, 500, 360_000)), ErrorCode.OutOfBounds },
        { "a side outside", Mint("crate", At("plane", 49, 500)), ErrorCode.OutOfBounds },
        { "a side outside by its turn", Mint("crate", At("plane", 500, 49, 90_000)), ErrorCode.OutOfBounds },
        { "a corner outside", Mint("crate", At("plane", 500, 9_980, 1)), ErrorCode.OutOfBounds },
        { "far from the plane", Mint("crate", At("plane", long.MaxValue, long.MinValue)), ErrorCode.OutOfBounds },
        { "rectangles overlap", Mint("crate", At("plane", 1_099, 1_039)), ErrorCode.Overlap },
        { "rectangles overlap by their turn", Mint("crate", At("plane", 1_069, 1_000, 90_000)), ErrorCode.Overlap },
        { "at that point in that turn already", MoveTo(2, At("plane", 1_000, 1_000)), ErrorCode.SameLocation },
        { "in that turn, which is named", MoveTo(2, At("plane", 1_000, 1_000, 0)), ErrorCode.SameLocation },
        { "class of an extent is missing", Span("none", 5), ErrorCode.ClassNotFound },
        { "extent on a line in use", Span("beam", 101), ErrorCode.ShapeInUse },
        { "extent on a plane in use", Rectangle("crate", 40, 100), ErrorCode.ShapeInUse },
        { "form in use", Rectangle("beam", 100, 1), ErrorCode.ShapeInUse },
        { "plane is not empty", Remove("plane", drain: false), ErrorCode.ContainerNotEmpty },
        { "line is not empty", Remove("line", drain: false), ErrorCode.ContainerNotEmpty },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void Continuous_space_is_refused_with_the_first_fault(string why, Operation operation, ErrorCode code)
    {
        var refusal = Furnished().Refuse(operation);
        Assert.True(code == refusal.Code, $"{why}: {refusal.Code}, {refusal.Detail}");
        Assert.NotEmpty(refusal.Facts);
    }

    [Theory]
    [InlineData(50)]
    [InlineData(900)]
    [InlineData(1_100)]
    [InlineData(9_950)]
    public void Spans_may_touch_each_other_and_the_bounds(long x) =>
        Assert.Equal(1, Furnished().Commit(MoveTo(3, At("line", x))).EventCount);

    [Theory]
    [InlineData(50, 20, null)]
    [InlineData(20, 50, 270_000L)]
    [InlineData(9_950, 9_980, 180_000L)]
    [InlineData(1_000, 1_040, null)]
    [InlineData(900, 1_000, null)]
    [InlineData(1_070, 1_000, 90_000L)]
    public void Rectangles_may_touch_each_other_and_the_bounds(long x, long y, long? turn) =>
        Assert.Equal(1, Furnished().Commit(MoveTo(4, At("plane", x, y, turn))).EventCount);

    [Fact]
    public void An_overlap_names_the_lowest_number()
    {
        var world = Furnished();
        world.Commit(Mint("crate", At("plane", 4_120, 4_000)), Mint("crate", At("plane", 4_000, 4_000)));
        world.Commit(Mint("beam", At("line", 4_120)), Mint("beam", At("line", 4_000)));
        Assert.Equal(
            "a rectangle of 100 x 40 around 4060, 4000 of container plane overlaps instance 5",
            world.Refuse(MoveTo(2, At("plane", 4_060, 4_000))).Detail);
        Assert.Equal(
            "a span of 100 around 4060 of container line overlaps instance 7",
            world.Refuse(MoveTo(1, At("line", 4_060))).Detail);
    }

    [Fact]
    public void An_instance_may_be_turned_where_it_stands_and_moved_over_the_space_that_it_leaves()
    {
        var world = Furnished();
        Assert.Equal(1, world.Commit(MoveTo(2, At("plane", 1_000, 1_000, 45_000))).EventCount);
        Assert.Equal(new Location.Plane(new("plane"), 1_000, 1_000, 45_000), LocationOf(world, 2));
        world.Commit(MoveTo(2, At("plane", 1_001, 1_000)), MoveTo(1, At("line", 1_001)));
        Assert.Equal(new Location.Line(new("line"), 1_001), LocationOf(world, 1));
    }

    [Fact]
    public void Two_change_places_by_way_of_a_third()
    {
        var world = Furnished();
        world.Commit(
            MoveTo(3, At("line", 2_000)),
            MoveTo(1, At("line", 3_000)),
            MoveTo(3, At("line", 1_000)),
            MoveTo(1, At("line", 2_000)));
        Assert.Equal(new Location.Line(new("line"), 2_000), LocationOf(world, 1));
        Assert.Equal(ErrorCode.Overlap, world.Refuse(Mint("beam", At("line", 2_050))).Code);
        Assert.Equal(world.State.StateHash, world.Replicate().StateHash);
    }

    [Fact]
    public void A_drain_destroys_what_stands_there_by_number_and_frees_the_extent()
    {
        var world = Furnished();
        world.Commit(MoveTo(4, At("plane", 500, 500)));
        Assert.Equal(2 + 1, world.Commit(Remove("plane")).EventCount);
        Assert.Equal(1 + 1, world.Commit(Remove("line")).EventCount);
        Assert.Equal(ErrorCode.InstanceNotFound, world.AskInVain(new WorldQuery.Instance(new InstanceId(2))));
        world.Commit(Span("beam", 7), Rectangle("crate", 7, 7), Plane("plane"));
        world.Commit(Mint("crate", At("plane", 1_000, 1_000)));
    }

    [Fact]
    public void The_same_extent_again_changes_nothing_and_is_noted() =>
        Assert.Equal(1, Furnished().Commit(Span("beam", 100), Rectangle("crate", 100, 40)).EventCount);

    [Fact]
    public void An_extent_of_a_key_that_equals_the_one_in_use_frees_the_extent_of_the_class()
    {
        var world = Furnished();
        world.Commit(Mint("crate", At("plane", 5_000, 5_000), key: 3));
        Assert.Equal(ErrorCode.ShapeInUse, world.Refuse(Rectangle("crate", 1, 1, key: 3)).Code);
        world.Commit(Rectangle("crate", 100, 40, key: 3), Remove("line"));
        Assert.Equal(ErrorCode.ShapeInUse, world.Refuse(Rectangle("crate", 1, 1)).Code);
        world.Commit(new MoveInstance(InstanceRef.To(new InstanceId(2)), Slot("slots", 1)));
        world.Commit(Rectangle("crate", 1, 1));
        Assert.Equal(ErrorCode.ShapeInUse, world.Refuse(Rectangle("crate", 1, 1, key: 3)).Code);
    }

    [Fact]
    public void A_class_may_have_a_span_by_one_key_and_a_rectangle_by_another()
    {
        var world = Furnished();
        world.Commit(Rectangle("beam", 100, 10, key: 2), Mint("beam", At("plane", 5_000, 5_000), key: 2));
        Assert.Equal(ErrorCode.UnregisteredClassExtent, world.Refuse(Mint("beam", At("line", 500), key: 2)).Code);
        Assert.Equal(ErrorCode.UnregisteredClassExtent, world.Refuse(Mint("beam", At("plane", 500, 500))).Code);
    }

    [Fact]
    public void What_a_replica_and_a_recovered_engine_hold_is_what_the_writer_holds()
    {
        var world = Furnished();
        world.Commit(MoveTo(4, At("plane", 500, 500, 12_345)), MoveTo(2, Slot("slots", 1)));
        world.Refuse(MoveTo(4, At("plane", 700, 700)), Mint("ghost", At("line", 5)));
        Assert.Equal(world.State.StateHash, world.Replicate().StateHash);
        Assert.Equal(world.State.StateHash, world.Recover().State.StateHash);
        Assert.Equal(world.State.StateHash, world.State.Clone().StateHash);
        Assert.Equal(ErrorCode.Overlap, world.Refuse(Mint("crate", At("plane", 500, 500))).Code);
        world.Commit(Mint("crate", At("plane", 1_000, 1_000)));
    }

    private static Location? LocationOf(WrittenWorld world, long id) =>
        world.Ask<InstanceView>(new WorldQuery.Instance(new InstanceId(id))).Item.Location;

    private static WrittenWorld Furnished()
    {
        var world = new WrittenWorld();
        world.Commit(
            Line("line"),
            Plane("plane"),
            Slots("slots", 4),
            Class("beam"),
            Class("crate"),
            Class("box"),
            Class("ghost"),
            Span("beam", 100),
            Rectangle("crate", 100, 40),
            Shape("box", 2, 1),
            Mint("beam", At("line", 1_000)),
            Mint("crate", At("plane", 1_000, 1_000)),
            Mint("beam"),
            Mint("crate"));
        return world;
    }
}
