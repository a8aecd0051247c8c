using AssetCore.Commits;
using AssetCore.Containers;
using AssetCore.Format.Events;
using AssetCore.Ids;
using AssetCore.Operations;
using AssetCore.Quantities;
using AssetCore.Worlds;

namespace AssetCore.Format.Tests.Golden;

/// <summary>What the golden files show: every event, every operation, and the forms in which they differ.</summary>
internal static class GoldenSamples
{
    private static readonly Scale s_thousandths = new(1000);
    private static readonly StackRow s_stack = new(new(3), 9, new(1), null, 12, Rotation.Cw90, new Shape(1, 2));
    private static readonly InstanceRow s_instance = new(new(2), 5, default, InstancePlace.Nowhere);
    private static readonly BalanceSet s_balance = new(new(20_000), new(12), null, new(150_000, 0), new(147_500, 0));
    private static readonly HoldRow s_hold = new(new(20_000), new(12), null, 60_000, null, null);
    private static readonly ContainerId s_vault = new("vault-001");
    private static readonly HoldId s_hold1 = new("order-17");
    private static readonly ContainerId s_shelf = new("shelf");
    private static readonly ClassId s_gold = new("gold");
    private static readonly Location s_cell = new Location.GridCell(s_shelf, 9, Rotation.Cw90);

    public static readonly IReadOnlyList<(string Title, object Event)> Events =
    [
        ("nothing changed", "CommitNoted"),
        ("genesis of a world",
            new WorldSet(new(WorldLifecycle.Provisioned, "World €", 1_700_000_000_000, default, 1_000_000, 0), null)),
        ("a world disabled", new WorldSet(
            new(WorldLifecycle.Disabled, null, 0, default, 1, 2),
            new(WorldLifecycle.Provisioned, null, 0, new(WriteMode.ReadOnly, true, true), 1, 2))),
        ("a balance container made", new ContainerSet(
            new(0), new(s_vault, new ContainerKind.Balance(s_thousandths), 7, "Vault", Policies("-5", "1000", s_gold)),
                null)),
        ("slots made", new ContainerSet(new(1), new(new("gear"), new ContainerKind.Slots(8), null, null, null), null)),
        ("a line of cells made",
            new ContainerSet(new(2), new(new("belt"), new ContainerKind.Grid(300, null), 0, "", null), null)),
        ("a grid made", new ContainerSet(new(3), new(s_shelf, new ContainerKind.Grid(25, 5), null, null, null), null)),
        ("a line made", new ContainerSet(new(4),
            new(new("road"), new ContainerKind.Line(-10_000, 10_000, s_thousandths, null), null, null, null), null)),
        ("a plane made", new ContainerSet(
            new(5), new(new("field"), new ContainerKind.Plane(-5, -6, 7, 8, new(7), 64), uint.MaxValue, null, null),
                null)),
        ("a container removed",
            new ContainerSet(new(1), null, new(new("gear"), new ContainerKind.Slots(8), null, null, null))),
        ("a class registered", new ClassSet(
            new(0), new(s_gold, "Gold", 0x8000_0000_0000_0001, new(s_thousandths, DecimalQuantity.FromInteger(64))),
                null)),
        ("a class without behavior", new ClassSet(new(1), new(new("crate"), "Crate", 0, null), null)),
        ("a shape registered", new ShapeSet(new(1), null, new Shape(2, 1), null)),
        ("the shape of a key changed", new ShapeSet(new(1), 3, new Shape(2, 2), new Shape(2, 1))),
        ("a balance changed", s_balance),
        ("a balance of key 0 begins", s_balance with { Key = 0, Before = default }),
        ("a balance ends", s_balance with { After = default }),
        ("a balance with held units", s_balance with { After = new(150_000, 40), Before = new(150_000, 60) }),
        ("a balance from one end to the other",
            s_balance with { Key = uint.MaxValue, After = new(long.MinValue, 0), Before = new(long.MaxValue, 1) }),
        ("a stack begins", new StackSet(new(4), s_stack, null)),
        ("a stack grows", new StackSet(new(4), s_stack with { Quantity = 20 }, s_stack)),
        ("a stack moves", new StackSet(new(4),
            s_stack with { Position = 1, Rotation = Rotation.None, Footprint = new(2, 1) }, s_stack)),
        ("a stack ends", new StackSet(new(4), null, s_stack)),
        ("an instance minted", new InstanceSet(new(1), s_instance, null)),
        ("an instance put into a slot",
            new InstanceSet(new(1), s_instance with { Place = new InstancePlace.Slot(new(1), 8) }, s_instance)),
        ("an instance put on a grid", new InstanceSet(
            new(1),
            s_instance with { Place = new InstancePlace.Grid(new(3), 25, Rotation.Cw270, new(1, 1)) },
            s_instance with { Place = new InstancePlace.Slot(new(1), 8) })),
        ("an instance with a parent", new InstanceSet(new(2), s_instance with { Parent = new(1) }, s_instance)),
        ("a world reserved", new WorldIndexSet(new(2), new(WorldLifecycle.Creating, "Two", 5, default, 5), null)),
        ("a world frozen", new WorldIndexSet(
            new(2), new(WorldLifecycle.Provisioned, "Two", 5, new(default, false, true), 9),
            new(WorldLifecycle.Provisioned, "Two", 5, default, 5))),
        ("an extent registered", new ExtentSet(new(1), null, Extent.Span(4_000), null)),
        ("the extent of a key changed",
            new ExtentSet(new(1), 3, Extent.Rectangle(1_500, 1_000), Extent.Rectangle(1_500, Extent.SideMax))),
        ("an instance put on a line", new InstanceSet(
            new(1), s_instance with { Place = new InstancePlace.Line(new(4), -1_500, 4_000) }, s_instance)),
        ("an instance put on a plane", new InstanceSet(
            new(1),
            s_instance with { Place = new InstancePlace.Plane(new(5), 1, -2, 359_999, 1_500, 1_000) },
            s_instance)),
        ("a hold begins", new HoldSet(new("order-17"), s_hold, null)),
        ("a hold with an expiry ends",
            new HoldSet(new("order-17"), null, s_hold with { Key = 0, ExpiresAtWorldSeq = new(0), ExpiresAtMs = 7 })),
        ("a commit is reversed", new ReversalSet(new(41), new WorldSeq(57), null)),
        ("the reversal is reversed", new ReversalSet(new(41), null, new WorldSeq(57))),
        ("a fork deleted and purged", new WorldIndexSet(
            new(5), new(WorldLifecycle.Deleted, null, 5, default, 9, new(new(2), new(40)), true), null)),
    ];

    public static readonly IReadOnlyList<(string Title, CommitRequest Request)> Requests =
    [
        ("one transfer", Of(new TransferFungible(s_vault, new("vault-002"), s_gold, null, Quantity("12.5")))),
        ("many transfers between few", Of(new TransferMany(
        [
            new(s_vault, new("vault-002"), s_gold, 0, Quantity("1")),
            new(new("vault-002"), s_vault, s_gold, uint.MaxValue, Quantity("0.001")),
        ]))),
        ("every member", Of(new RemoveContainer(s_vault, false)) with
        {
            ExpectedWorldSeq = new WorldSeq(41),
            PolicyId = "policy",
            ActorId = "käse",
            Metadata = new("""{"why": "€"}"""u8.ToArray()),
            Origin = new("{}"u8.ToArray()),
        }),
        ("containers", Of(
            new CreateContainer(s_vault, new ContainerKind.Balance(s_thousandths), 7, Policies("0", null), "Vault"),
            new CreateContainer(s_shelf, new ContainerKind.Grid(25, 5), null, null, null),
            new RemoveContainer(s_vault, true))),
        ("classes", Of(
            new RegisterClass(s_gold, "Gold", 1, new(s_thousandths, null)),
            new RegisterClass(new("crate"), "Crate", 0, null),
            new RegisterClassShape(new("crate"), 3, new Shape(2, 1)))),
        ("quantities", Of(
            new AddFungible(s_gold, null, Quantity("100000000000000000000"), new Location.Balance(s_vault)),
            new RemoveFungible(s_gold, 1, Quantity("-0.5"), s_cell),
            new MoveFungible(s_gold, null, Quantity("3"), s_cell, new Location.GridCell(s_shelf, 1, null)))),
        ("instances", Of(
            new AddInstance(new("helmet"), null, null),
            new AddInstance(new("helmet"), 5, new Location.Slot(new("gear"), 1)),
            new MoveInstance(InstanceRef.MintedBy(0), s_cell),
            new MoveInstance(InstanceRef.To(new(77)), new Location.Line(new("road"), -1500)),
            new MoveInstance(InstanceRef.To(new(78)), new Location.Plane(new("field"), 1, -2, 90_000)),
            new PlaceInSlot(new("gear"), 2, InstanceRef.MintedBy(1)),
            new RemoveFromSlot(new("gear"), 2),
            new SwapSlots(new("gear"), 1, 8, null),
            new SwapSlots(new("gear"), 1, 1, new("gear-2")))),
        ("containers changed", Of(
            new SetContainerPolicies(s_vault, Policies("10", null, s_gold)),
            new SetContainerPolicies(s_vault, Policies(null, null)),
            new SetContainerOwner(s_vault, 9),
            new SetContainerOwner(s_vault, null))),
        ("extents", Of(
            new RegisterClassExtent(new("cart"), null, Extent.Span(4_000)),
            new RegisterClassExtent(new("cart"), 0, Extent.Rectangle(1, Extent.SideMax)))),
        ("stacks", Of(
            new SplitStack(s_shelf, 9, Quantity("4"), s_cell),
            new MergeStacks(s_shelf, -1, 13),
            new ConsolidateStacks(s_shelf, s_gold, null),
            new ConsolidateStacks(s_shelf, s_gold, 7))),
        ("holds", Of(
            new HoldFungible(s_hold1, s_vault, s_gold, null, Quantity("60"), null, null),
            new HoldFungible(new("h2"), s_vault, s_gold, 3, Quantity("0.5"), new WorldSeq(0), long.MaxValue),
            new CaptureHold(s_hold1, new("vault-002"), null),
            new CaptureHold(new("h2"), new("vault-002"), Quantity("0.25")),
            new ReleaseHold(s_hold1))),
        ("instances and their parents", Of(
            new AddInstance(new("helmet"), null, null),
            new Attach(InstanceRef.To(new(4)), InstanceRef.MintedBy(0)),
            new Detach(InstanceRef.To(new(4))),
            new UnplaceInstance(InstanceRef.MintedBy(0)),
            new BurnInstance(InstanceRef.MintedBy(0)))),
        ("guards", Of(
            new AddInstance(new("helmet"), null, null),
            new Require(new Requirement.BalanceAtLeast(s_vault, s_gold, null, Quantity("-0.5"))),
            new Require(new Requirement.BalanceEquals(s_vault, s_gold, 3, Quantity("0"))),
            new Require(new Requirement.SlotEmpty(new("gear"), 1)),
            new Require(new Requirement.SlotHolds(new("gear"), 2, InstanceRef.MintedBy(0), null)),
            new Require(new Requirement.SlotHolds(new("gear"), 3, null, new ClassId("helmet"))),
            new Require(new Requirement.CellFree(s_shelf, 25)),
            new Require(new Requirement.ContainerExists(s_shelf)),
            new Require(new Requirement.InstanceAt(InstanceRef.To(new(3)), s_cell)))),
        ("a reversal", Of(new ReverseCommit(new(new(41), 0x0123_4567_89AB_CDEF), "paid out twice"))),
    ];

    private static CommitRequest Of(params Operation[] operations) => new() { Operations = [.. operations] };

    private static BalancePolicies Policies(string? floor, string? ceiling, params ClassId[] classes) =>
        new(Maybe(floor), Maybe(ceiling), classes.Length == 0 ? default : [.. classes]);

    private static DecimalQuantity? Maybe(string? text) => text is null ? null : Quantity(text);

    private static DecimalQuantity Quantity(string text) =>
        DecimalQuantity.TryParse(text, out var quantity) ? quantity : throw new ArgumentException(text);
}
