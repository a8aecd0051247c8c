using AssetCore.Containers;
using AssetCore.Errors;
using AssetCore.Operations;
using static AssetCore.Engine.Tests.Ops;

namespace AssetCore.Engine.Tests.Operations;

/// <summary>
/// Guards. 100 gold in a, 60 of it held; instance 1 in slot 1, 2 on the grid at 1 and 2, 3 on the line at 50, 4 on the
/// plane at 50, 60 turned by 90 degrees, 5 nowhere.
/// </summary>
public sealed class GuardRuleTests
{
    public static TheoryData<string, Require> Met => new()
    {
        { "what is not held counts", AtLeast("a", "gold", "40") },
        { "less than there is", AtLeast("a", "gold", "-1") },
        { "exactly what is not held", Exactly("a", "gold", "40") },
        { "nothing is exactly zero", Exactly("a", "gold", "0", key: 0) },
        { "the floor does not count", AtLeast("floored", "gold", "20") },
        { "more is held than there is", Exactly("debt", "gold", "-5") },
        { "an empty slot", Empty("slots", 2) },
        { "this instance", Holds("slots", 1, 1) },
        { "one of this class", Holds("slots", 1, "part") },
        { "a free cell", Free("grid", 3) },
        { "a cell of a grid that was never used", Free("void", 1) },
        { "a container", Exists("void") },
        { "in its slot", IsAt(1, Slot("slots", 1)) },
        { "at its anchor", IsAt(2, Cell("grid", 1, Rotation.None)) },
        { "at its point", IsAt(3, At("line", 50)) },
        { "at its point in its turn", IsAt(4, At("plane", 50, 60, 90_000)) },
    };

    public static TheoryData<string, Require, ErrorCode> Refusals => new()
    {
        { "balance: container", AtLeast("none", "none", "0"), ErrorCode.ContainerNotFound },
        { "balance: class", AtLeast("slots", "none", "0"), ErrorCode.ClassNotFound },
        { "balance: kind", AtLeast("slots", "cents", "0.0001"), ErrorCode.WrongContainerKind },
        { "balance: scale", AtLeast("a", "cents", "0.0001"), ErrorCode.ScaleMismatch },
        { "balance: too fine", Exactly("a", "gold", "0.0001"), ErrorCode.InvalidQuantity },
        { "balance: too large", Exactly("a", "gold", "9223372036854775.808"), ErrorCode.QuantityOverflow },
        { "held quantity does not count", AtLeast("a", "gold", "40.001"), ErrorCode.RequirementFailed },
        { "neither more", Exactly("a", "gold", "39.999"), ErrorCode.RequirementFailed },
        { "nor less", Exactly("a", "gold", "40.001"), ErrorCode.RequirementFailed },
        { "slot: container", Empty("none", 9), ErrorCode.ContainerNotFound },
        { "slot: kind", Empty("grid", 9), ErrorCode.WrongContainerKind },
        { "slot: bounds", Empty("slots", 9), ErrorCode.OutOfBounds },
        { "slot is taken", Empty("slots", 1), ErrorCode.RequirementFailed },
        { "slot holds: container", Holds("none", 9, 99), ErrorCode.ContainerNotFound },
        { "slot holds: instance", Holds("grid", 9, 99), ErrorCode.InstanceNotFound },
        { "slot holds: class", Holds("grid", 9, "none"), ErrorCode.ClassNotFound },
        { "slot holds: kind", Holds("grid", 9, 1), ErrorCode.WrongContainerKind },
        { "slot holds: bounds", Holds("slots", 0, "part"), ErrorCode.OutOfBounds },
        { "slot holds another", Holds("slots", 1, 5), ErrorCode.RequirementFailed },
        { "slot holds nothing", Holds("slots", 2, 1), ErrorCode.RequirementFailed },
        { "slot holds another class", Holds("slots", 1, "gold"), ErrorCode.RequirementFailed },
        { "slot holds nothing of the class", Holds("slots", 2, "part"), ErrorCode.RequirementFailed },
        { "cell: container", Free("none", 99), ErrorCode.ContainerNotFound },
        { "cell: kind", Free("a", 99), ErrorCode.WrongContainerKind },
        { "cell: bounds", Free("grid", 26), ErrorCode.OutOfBounds },
        { "cell: zero", Free("grid", 0), ErrorCode.OutOfBounds },
        { "anchor is not free", Free("grid", 1), ErrorCode.RequirementFailed },
        { "covered cell is not free", Free("grid", 2), ErrorCode.RequirementFailed },
        { "absence is what this guard is about", Exists("none"), ErrorCode.RequirementFailed },
        { "place: container", IsAt(99, InVault("none")), ErrorCode.ContainerNotFound },
        { "place: instance", IsAt(99, InVault("a")), ErrorCode.InstanceNotFound },
        { "place: kind of location", IsAt(1, InVault("a")), ErrorCode.WrongContainerKind },
        { "place: kind of container", IsAt(1, Slot("grid", 99)), ErrorCode.WrongContainerKind },
        { "place: slot", IsAt(1, Slot("slots", 9)), ErrorCode.OutOfBounds },
        { "place: cell", IsAt(1, Cell("grid", 26)), ErrorCode.OutOfBounds },
        { "place: point of a line", IsAt(1, At("line", 10_001)), ErrorCode.OutOfBounds },
        { "place: x", IsAt(1, At("plane", -1, 5)), ErrorCode.OutOfBounds },
        { "place: y", IsAt(1, At("plane", 5, 10_001)), ErrorCode.OutOfBounds },
        { "place: turn", IsAt(1, At("plane", 5, 5, 360_000)), ErrorCode.OutOfBounds },
        { "in another slot", IsAt(1, Slot("slots", 2)), ErrorCode.RequirementFailed },
        { "in another turn", IsAt(2, Cell("grid", 1, Rotation.Cw180)), ErrorCode.RequirementFailed },
        { "covering is not standing at", IsAt(2, Cell("grid", 2)), ErrorCode.RequirementFailed },
        { "at another point", IsAt(3, At("line", 51)), ErrorCode.RequirementFailed },
        { "at its point in another turn", IsAt(4, At("plane", 50, 60)), ErrorCode.RequirementFailed },
        { "nowhere", IsAt(5, Slot("slots", 2)), ErrorCode.RequirementFailed },
    };

    [Theory]
    [MemberData(nameof(Met))]
    public void A_guard_that_holds_changes_nothing(string why, Require guard)
    {
        var world = Furnished();
        var content = world.State.ContentHash;
        Assert.True(world.Commit(guard).EventCount == 1, why);
        Assert.Equal(content, world.State.ContentHash);
        Assert.Equal(1, world.Commit(guard, Own("a", 7)).EventCount);
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public void A_guard_that_does_not_hold_refuses_the_commit(string why, Require guard, ErrorCode code)
    {
        var refusal = Furnished().Refuse(Own("a", 7), guard);
        Assert.True(code == refusal.Code, $"{why}: {refusal.Code}, {refusal.Detail}");
        Assert.Equal(1, refusal.OperationIndex);
        Assert.NotEmpty(refusal.Facts);
    }

    [Fact]
    public void A_guard_sees_what_the_operations_before_it_did()
    {
        var world = Furnished();
        world.Commit(
            Take("gold", "40", InVault("a")),
            Exactly("a", "gold", "0"),
            Mint("part", Slot("slots", 2)),
            new Require(new Requirement.SlotHolds(new("slots"), 2, InstanceRef.MintedBy(2), null)));
        Assert.Equal(ErrorCode.RequirementFailed, world.Refuse(Vault("new"), Remove("new"), Exists("new")).Code);
    }

    [Fact]
    public void The_refusal_says_what_was_found()
    {
        var refusal = Furnished().Refuse(AtLeast("a", "gold", "50"));
        Assert.Equal("container a has 40 gold that is not held, at least 50 is required", refusal.Detail);
        Assert.Contains(new RejectionFact("found", "40"), refusal.Facts);
    }

    private static WrittenWorld Furnished()
    {
        var world = new WrittenWorld();
        world.Commit(
            Vault("a"),
            Vault("floored", policies: Policies(floor: "10")),
            Vault("debt", policies: Policies(floor: "-5")),
            Slots("slots", 8),
            Grid("grid", 25, 5),
            Grid("void", 4, 2),
            Line("line"),
            Plane("plane"),
            Class("gold"),
            Class("cents", scale: 100),
            Class("part"),
            Class("crate"),
            Shape("part", 2, 1),
            Span("part", 10),
            Rectangle("crate", 10, 20),
            Add("gold", "100", InVault("a")),
            Add("gold", "20", InVault("floored")),
            Hold("h", "a", "gold", "60"),
            Hold("i", "debt", "gold", "5"),
            Mint("part", Slot("slots", 1)),
            Mint("part", Cell("grid", 1)),
            Mint("part", At("line", 50)),
            Mint("crate", At("plane", 50, 60, 90_000)),
            Mint("part"));
        return world;
    }
}
