using AssetCore.Containers;
using AssetCore.Errors;
using AssetCore.Ids;
using AssetCore.Operations;
using AssetCore.Reads;
using static AssetCore.Engine.Tests.Ops;

namespace AssetCore.Engine.Tests.Operations;

/// <summary>Containers, classes and shapes.</summary>
public sealed class SchemaRuleTests
{
    public static TheoryData<string, Operation, ErrorCode> Refusals => new()
    {
        { "container exists", Vault("a"), ErrorCode.ContainerAlreadyExists },
        { "exists comes first", Slots("a", 3) with { Policies = Policies() }, ErrorCode.ContainerAlreadyExists },
        { "policies on slots", Slots("new", 3) with { Policies = Policies() }, ErrorCode.WrongContainerKind },
        { "floor too fine", Vault("new", policies: Policies(floor: "0.0001")), ErrorCode.InvalidQuantity },
        { "huge ceiling", Vault("new", policies: Policies(ceiling: "99999999999999999")), ErrorCode.QuantityOverflow },
        { "class exists", Class("gold"), ErrorCode.ClassAlreadyExists },
        { "class of a shape is missing", Shape("none", 1, 1), ErrorCode.ClassNotFound },
        { "shape of a stack in use", Shape("box", 3, 1), ErrorCode.ShapeInUse },
        { "shape of an instance in use by key", Shape("box", 3, 1, key: 5), ErrorCode.ShapeInUse },
        { "container is missing", Remove("none"), ErrorCode.ContainerNotFound },
        { "vault is not empty", Remove("a", drain: false), ErrorCode.ContainerNotEmpty },
        { "grid is not empty", Remove("grid", drain: false), ErrorCode.ContainerNotEmpty },
        { "slots are not empty", Remove("slots", drain: false), ErrorCode.ContainerNotEmpty },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void The_schema_is_refused_with_the_first_fault(string why, Operation operation, ErrorCode code)
    {
        var refusal = Furnished().Refuse(operation);
        Assert.True(code == refusal.Code, $"{why}: {refusal.Code}, {refusal.Detail}");
        Assert.Equal(0, refusal.OperationIndex);
    }

    [Fact]
    public void A_drain_destroys_what_a_container_holds_one_event_a_row_and_one_for_itself()
    {
        var world = Furnished();
        Assert.Equal(2 + 1, world.Commit(Remove("a")).EventCount);
        Assert.Equal(2 + 1, world.Commit(Remove("grid")).EventCount);
        Assert.Equal(1 + 1, world.Commit(Remove("slots")).EventCount);
        Assert.Equal(ErrorCode.InstanceNotFound, world.AskInVain(new WorldQuery.Instance(new InstanceId(1))));
        Assert.Equal(ErrorCode.ContainerNotFound, world.AskInVain(new WorldQuery.Container(new ContainerId("a"))));
    }

    [Fact]
    public void A_container_that_is_created_again_is_new_and_empty()
    {
        var world = Furnished();
        world.Commit(Remove("grid"), Grid("grid", 20, 5), Add("box", "1", Cell("grid", 1)));
        var view = world.Ask<GridCellsView>(new WorldQuery.GridCells(new("grid"), null, null, 10));
        Assert.Equal((1, 2), (view.Placements.Length, view.Grid.OccupiedCells));
    }

    [Fact]
    public void An_empty_container_goes_without_a_drain()
    {
        var world = Furnished();
        world.Commit(
            Vault("brief"),
            Add("gold", "1", InVault("brief")),
            Take("gold", "1", InVault("brief")),
            Remove("brief", drain: false));
        Assert.Equal(ErrorCode.ContainerNotFound, world.AskInVain(new WorldQuery.Container(new ContainerId("brief"))));
    }

    [Fact]
    public void The_same_shape_again_changes_nothing_and_is_noted() =>
        Assert.Equal(1, Furnished().Commit(Shape("box", 2, 1)).EventCount);

    [Fact]
    public void A_shape_of_a_key_that_equals_the_shape_in_use_is_accepted_and_frees_the_shape_of_the_class()
    {
        var world = Furnished();
        world.Commit(Shape("box", 2, 1, key: 5), Take("box", "5", Cell("grid", 1)), Shape("box", 3, 1));
        Assert.Equal(ErrorCode.ShapeInUse, world.Refuse(Shape("box", 3, 1, key: 5)).Code);
        var shapes = world.Ask<ShapePage>(new WorldQuery.ClassShapes(new ClassId("box"), null, 10)).Shapes;
        Assert.Equal([new ShapeItem(null, new Shape(3, 1)), new ShapeItem(5, new Shape(2, 1))], shapes);
    }

    [Fact]
    public void Turned_things_keep_their_registered_shape()
    {
        var world = Furnished();
        world.Commit(Take("box", "5", Cell("grid", 1)), Add("box", "5", Cell("grid", 1, Rotation.Cw90)));
        Assert.Equal(ErrorCode.ShapeInUse, world.Refuse(Shape("box", 1, 2)).Code);
        world.Commit(Shape("box", 2, 1));
    }

    private static WrittenWorld Furnished()
    {
        var world = new WrittenWorld();
        world.Commit(
            Vault("a"),
            Slots("slots", 4),
            Grid("grid", 20, 5),
            Class("gold"),
            Class("box"),
            Shape("box", 2, 1),
            Add("gold", "100", InVault("a")),
            Add("gold", "1", InVault("a"), key: 0),
            Mint("gold", Slot("slots", 2)),
            Mint("box", Cell("grid", 11), key: 5),
            Add("box", "5", Cell("grid", 1)));
        return world;
    }
}
