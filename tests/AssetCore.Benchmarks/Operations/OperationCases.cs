using System.Collections.Immutable;
using AssetCore.Containers;
using AssetCore.Ids;
using AssetCore.Operations;
using AssetCore.Quantities;

namespace AssetCore.Benchmarks.Operations;

/// <summary>Every operation of the catalogue, where it can be told apart by what it touches more than once.</summary>
/// <param name="world">The world that they succeed in.</param>
internal sealed class OperationCases(FurnishedWorld world)
{
    /// <summary>Operations in one commit, spread evenly over what the world holds.</summary>
    private const int Count = 500;

    private static readonly DecimalQuantity s_one = DecimalQuantity.FromInteger(1);
    private static readonly DecimalQuantity s_five = DecimalQuantity.FromInteger(5);

    private int Stride => world.Size / Count;

    /// <summary>The cases, in the order of the catalogue. The first is the yardstick: it judges and changes
    /// nothing.</summary>
    public ImmutableArray<OperationCase> All() =>
    [
        Each("Require container_exists", i => new Require(new Requirement.ContainerExists(FurnishedWorld.Account(i)))),
        .. Containers(),
        .. Balances(),
        .. Stacks(),
        .. Holds(),
        .. Instances(),
        .. Slots(),
        .. Guards(),
    ];

    private static Location.Balance Balance(int i) => new Location.Balance(FurnishedWorld.Account(i));

    private static Location.Slot Slot(long index) => new Location.Slot(FurnishedWorld.Slots, index);

    private OperationCase Each(string name, Func<int, Operation> operation) =>
        new(name, Count, [.. Enumerable.Range(0, Count).Select(i => operation(i * Stride))]);

    private IEnumerable<OperationCase> Containers()
    {
        var kind = new ContainerKind.Balance(Scale.Whole);
        yield return Each("CreateContainer", i => new CreateContainer(new($"new-{i}"), kind, null, null, null));
        yield return Each("RemoveContainer, empty", i => new RemoveContainer(FurnishedWorld.Spare(i), true));
        yield return Each(
            "SetContainerPolicies",
            i => new SetContainerPolicies(FurnishedWorld.Spare(i), new BalancePolicies(null, s_five, default)));
        yield return Each("SetContainerOwner", i => new SetContainerOwner(FurnishedWorld.Spare(i), 7));
        yield return Each("RegisterClass", i => new RegisterClass(new($"new-{i}"), "new", 0, null));
        yield return Each(
            "RegisterClassShape", i => new RegisterClassShape(FurnishedWorld.Desk, (uint)i, new Shape(2, 2)));
        yield return Each(
            "RegisterClassExtent", i => new RegisterClassExtent(FurnishedWorld.Crate, (uint)i, Extent.Span(7)));
    }

    private IEnumerable<OperationCase> Balances()
    {
        var gold = FurnishedWorld.Gold;
        yield return Each("AddFungible, balance", i => new AddFungible(gold, null, s_one, Balance(i)));
        yield return Each("RemoveFungible, balance", i => new RemoveFungible(gold, null, s_one, Balance(i)));
        yield return Each(
            "MoveFungible, balances", i => new MoveFungible(gold, null, s_one, Balance(i), Balance(i + 1)));
        yield return Each(
            "TransferFungible",
            i => new TransferFungible(FurnishedWorld.Account(i), FurnishedWorld.Account(i + 1), gold, null, s_one));
        var transfers = Enumerable.Range(0, Count).Select(i => new Transfer(
            FurnishedWorld.Account(i * Stride), FurnishedWorld.Account((i * Stride) + 1), gold, null, s_one));
        yield return new OperationCase("TransferMany, a transfer", Count, [new TransferMany([.. transfers])]);
    }

    private IEnumerable<OperationCase> Stacks()
    {
        var (crate, grid) = (FurnishedWorld.Crate, FurnishedWorld.Grid);
        yield return Each(
            "AddFungible, new stack", i => new AddFungible(crate, null, s_one, FurnishedWorld.Cell(Free(i))));
        yield return Each(
            "AddFungible, stack grows", i => new AddFungible(crate, null, s_one, FurnishedWorld.Cell(Taken(i))));
        yield return Each(
            "MoveFungible, whole stack",
            i => new MoveFungible(
                crate, null, DecimalQuantity.FromInteger(10), FurnishedWorld.Cell(Taken(i)), FurnishedWorld.Cell(Free(i))));
        yield return Each(
            "SplitStack", i => new SplitStack(grid, Taken(i), s_five, FurnishedWorld.Cell(Free(i))));
        yield return Each("MergeStacks", i => new MergeStacks(grid, Taken(i), Taken(i + 2)));
        yield return new OperationCase(
            "ConsolidateStacks, a stack of the key",
            FurnishedWorld.KeyedStacks,
            [new ConsolidateStacks(grid, crate, FurnishedWorld.KeyOfKeyed)]);
    }

    private IEnumerable<OperationCase> Holds()
    {
        yield return Each(
            "HoldFungible",
            i => new HoldFungible(
                new($"new-{i}"), FurnishedWorld.Account(i), FurnishedWorld.Gold, null, s_one, new WorldSeq(long.MaxValue), null));
        yield return Each(
            "CaptureHold", i => new CaptureHold(FurnishedWorld.Hold(i), FurnishedWorld.Account(i + 1), null));
        yield return Each("ReleaseHold", i => new ReleaseHold(FurnishedWorld.Hold(i)));
    }

    private IEnumerable<OperationCase> Instances()
    {
        var (part, line) = (FurnishedWorld.Part, FurnishedWorld.Line);
        yield return Each("AddInstance, unplaced", _ => new AddInstance(part, null, null));
        yield return Each(
            "AddInstance, grid", i => new AddInstance(FurnishedWorld.Crate, null, FurnishedWorld.Cell(Free(i))));
        yield return Each(
            "AddInstance, line",
            i => new AddInstance(FurnishedWorld.Rod, null, new Location.Line(line, FurnishedWorld.LineAt(i) + 50)));
        yield return Each("AddInstance, plane", i => new AddInstance(FurnishedWorld.Desk, null, Beside(i)));
        yield return Each("MoveInstance, slot to slot", i => new MoveInstance(world.InSlots(i), Slot(Free(i))));
        yield return Each(
            "MoveInstance, line", i => new MoveInstance(
                world.OnLine(i), new Location.Line(line, FurnishedWorld.LineAt(i) + 5)));
        yield return Each("MoveInstance, plane", i => new MoveInstance(world.OnPlane(i), Beside(i)));
        yield return Each("UnplaceInstance", i => new UnplaceInstance(world.InSlots(i)));
        yield return Each("BurnInstance", i => new BurnInstance(world.Unplaced(i)));
        yield return Each("Attach", i => new Attach(world.Unplaced(i), world.InSlots(i)));
        yield return Each("Detach", i => new Detach(world.Children(i)));
    }

    private IEnumerable<OperationCase> Slots()
    {
        var slots = FurnishedWorld.Slots;
        yield return Each("PlaceInSlot", i => new PlaceInSlot(slots, Free(i), world.Unplaced(i)));
        yield return Each("RemoveFromSlot", i => new RemoveFromSlot(slots, Taken(i)));
        yield return Each("SwapSlots", i => new SwapSlots(slots, Taken(i), Free(i), null));
    }

    private IEnumerable<OperationCase> Guards()
    {
        yield return Each(
            "Require balance_at_least",
            i => new Require(
                new Requirement.BalanceAtLeast(FurnishedWorld.Account(i), FurnishedWorld.Gold, null, s_five)));
        yield return Each(
            "Require instance_at", i => new Require(new Requirement.InstanceAt(world.InSlots(i), Slot(Taken(i)))));
    }

    private static long Taken(int i) => FurnishedWorld.StackAt(i);

    private static long Free(int i) => FurnishedWorld.StackAt(i) + 1;

    private static Location.Plane Beside(int i)
    {
        var at = FurnishedWorld.PlaneAt(i);
        return at with { X = at.X + 30, RotationMillideg = 30_000 };
    }
}
