using AssetCore.Errors;
using AssetCore.Operations;
using AssetCore.Reads;
using static AssetCore.Engine.Tests.Ops;

namespace AssetCore.Engine.Tests.Operations;

/// <summary>Policies and owners of containers that exist.</summary>
public sealed class ContainerRuleTests
{
    public static TheoryData<string, Operation, ErrorCode> Refusals => new()
    {
        { "container is missing", Restrict("none", Policies()), ErrorCode.ContainerNotFound },
        { "a grid has no policies", Restrict("grid", Policies(floor: "0.0001")), ErrorCode.WrongContainerKind },
        { "a floor too fine", Restrict("v", Policies("0.0001", "9223372036854775.808")), ErrorCode.InvalidQuantity },
        { "a ceiling too large", Restrict("v", Policies("0", "9223372036854775.808")), ErrorCode.QuantityOverflow },
        { "owner of nothing", Own("none", 1), ErrorCode.ContainerNotFound },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void A_change_of_a_container_is_refused_with_the_first_fault(string why, Operation operation, ErrorCode code)
    {
        var refusal = Furnished().Refuse(operation);
        Assert.True(code == refusal.Code, $"{why}: {refusal.Code}, {refusal.Detail}");
        Assert.NotEmpty(refusal.Facts);
    }

    [Fact]
    public void Policies_are_replaced_as_a_whole_and_judge_changes_alone()
    {
        var world = Furnished();
        world.Commit(Restrict("v", Policies(floor: "20", ceiling: "30", classes: ["silver"])));
        var item = world.Ask<ContainerView>(new WorldQuery.Container(new("v"))).Item;
        Assert.Equal(Policies("20", "30", ["silver"]), item.Policies);
        Assert.Equal(ErrorCode.InsufficientBalance, world.Refuse(Take("gold", "1", InVault("v"))).Code);
        Assert.Equal(ErrorCode.ClassNotAllowed, world.Refuse(Add("gold", "1", InVault("v"))).Code);
        world.Commit(Restrict("v", Policies(ceiling: "5")));
        Assert.Equal(ErrorCode.CeilingExceeded, world.Refuse(Add("gold", "1", InVault("v"))).Code);
        world.Commit(Take("gold", "10", InVault("v")));
    }

    [Fact]
    public void Policies_that_are_so_already_make_no_event_and_empty_ones_are_another_row_than_none()
    {
        var world = Furnished();
        Assert.Equal(2, world.Commit(Restrict("v", Policies()), Own("v", 1)).EventCount);
        var content = world.State.ContentHash;
        Assert.Equal(1, world.Commit(Restrict("v", Policies()), Own("v", 1), Own("grid", null)).EventCount);
        Assert.Equal(content, world.State.ContentHash);
    }

    [Fact]
    public void An_owner_changes_and_goes_and_what_the_container_holds_stays()
    {
        var world = Furnished();
        world.Commit(Own("grid", 7), Own("v", 7));
        Assert.Equal(["grid", "v"], OwnedBy(world, 7));
        world.Commit(Own("grid", uint.MaxValue), Own("v", null));
        Assert.Empty(OwnedBy(world, 7));
        Assert.Equal(["grid"], OwnedBy(world, uint.MaxValue));
        var view = world.Ask<GridCellsView>(new WorldQuery.GridCells(new("grid"), null, null, 10));
        Assert.Equal("5", Assert.Single(view.Placements).Occupant.Quantity.ToString());
        world.Commit(Remove("grid"), Grid("grid", 4, 2));
        Assert.Empty(OwnedBy(world, uint.MaxValue));
    }

    private static List<string> OwnedBy(WrittenWorld world, uint owner) =>
        [.. world.Ask<ContainerPage>(new WorldQuery.Containers(owner, null, null, 10)).Containers.Select(
            item => item.ContainerId.Value)];

    private static WrittenWorld Furnished()
    {
        var world = new WrittenWorld();
        world.Commit(
            Vault("v"),
            Grid("grid", 9, 3),
            Class("gold"),
            Shape("gold", 1, 1),
            Add("gold", "10", InVault("v")),
            Add("gold", "5", Cell("grid", 4)));
        return world;
    }
}
