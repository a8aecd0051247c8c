using AssetCore.Commits;
using AssetCore.Containers;
using AssetCore.Ids;
using AssetCore.Operations;
using AssetCore.Testing.Generators;
using static AssetCore.Engine.Tests.Ops;

namespace AssetCore.Engine.Tests.Reversals;

/// <summary>
/// A world so small that commits are always in each other's way, and operations of the whole catalogue for it: few
/// containers, classes and ids, most of them taken. What is drawn depends on the choices and the world alone.
/// </summary>
/// <param name="choices">Where decisions come from.</param>
/// <param name="expires">True if some holds expire: then the world itself changes what commits have left.</param>
internal sealed class DenseWorld(IChoices choices, bool expires = false)
{
    private static readonly string[] s_vaults = ["v", "w", "limited"];
    private static readonly string[] s_classes = ["gold", "box", "late"];

    public WrittenWorld World { get; } = new();

    private long Instances => World.State.Counters.NextInstance;

    /// <summary>What everything begins with.</summary>
    public void Furnish() => World.Commit(
        Vault("v"),
        Vault("w", policies: Policies(floor: "-50")),
        Vault("limited", policies: Policies(ceiling: "20", classes: ["gold"])),
        Slots("s", 3),
        Grid("g", 12, 4),
        Grid("h", 6, null),
        Line("line"),
        Plane("plane"),
        Class("gold"),
        Class("box", stackMax: "9"),
        Shape("gold", 1, 1),
        Shape("box", 2, 1),
        SpanOf("box", 3_000),
        RectangleOf("box", 2_000, 1_000, key: 1),
        Add("gold", "40", InVault("v")),
        Add("gold", "40", InVault("w")),
        Mint("box"),
        Mint("box", key: 1),
        Mint("gold", Slot("s", 1)));

    /// <summary>A commit of one to five operations, refused or not, as a batch of its own.</summary>
    public CommitOutcome CommitSomething()
    {
        var operations = Enumerable.Range(0, 1 + choices.Below(5)).Select(_ => Draw());
        return World.Send(World.Prepare([.. operations]), 2_000 + choices.Below(50));
    }

    private Operation Draw() => choices.Weighted<Func<Operation>>(
        (6, () => Transfer(Of(s_vaults), Of(s_vaults), "gold", Quantity(), Key())),
        (8, () => Add(Of(s_classes), Quantity(), Spot(), Key())),
        (5, () => Take(Of(s_classes), Quantity(), Spot(), Key())),
        (8, () => Move(Of(s_classes), Quantity(), Spot(), Spot(), Key())),
        (2, () => new SplitStack(new("g"), Cell12(), Amount(Quantity()), CellOf("g"))),
        (2, () => new MergeStacks(new("g"), Cell12(), Cell12())),
        (2, () => new ConsolidateStacks(new("g"), new(Of(s_classes)), Key())),
        (8, () => Mint(Of(s_classes), choices.Chance(70) ? Place() : null, Key())),
        (14, () => new MoveInstance(Any(), Place())),
        (4, () => new UnplaceInstance(Any())),
        (4, () => new BurnInstance(Any())),
        (6, () => new Attach(Any(), Any())),
        (4, () => new Detach(Any())),
        (4, () => Swap("s", 1 + choices.Below(3), 1 + choices.Below(3))),
        (2, () => Lift("s", 1 + choices.Below(3))),
        (5, () => new HoldFungible(Hold(), new("v"), new("gold"), Key(), Amount(Quantity()), Expiry(), null)),
        (4, () => new CaptureHold(Hold(), new("w"), choices.Chance(50) ? Amount(Quantity()) : null)),
        (3, () => new ReleaseHold(Hold())),
        (3, () => Remove(Of(["g", "s", "line", "plane", "w", "new"]), choices.Chance(70))),
        (6, Create),
        (2, () => Class(Of(s_classes))),
        (3, () => Shape(Of(s_classes), 1 + choices.Below(2), 1 + choices.Below(2), Key())),
        (3, () => Extent(Of(s_classes))),
        (2, () => new SetContainerOwner(new(Of(s_vaults)), (uint)choices.Below(3))),
        (3, () => new SetContainerPolicies(new(Of(s_vaults)), Limits())))();

    private CreateContainer Create() => choices.Below(6) switch
    {
        0 => Grid("g", 12, 4),
        1 => Slots("s", 3),
        2 => Line("line"),
        3 => Plane("plane"),
        4 => Vault("w"),
        _ => Vault("new"),
    };

    private RegisterClassExtent Extent(string id) => choices.Chance(50)
        ? SpanOf(id, 1_000 + (1_000 * choices.Below(3)), Key())
        : RectangleOf(id, 1_000 + (1_000 * choices.Below(2)), 1_000, Key());

    private BalancePolicies Limits() => Policies(
        choices.Chance(40) ? $"{choices.Below(30) - 20}" : null,
        choices.Chance(40) ? $"{20 + choices.Below(40)}" : null,
        choices.Chance(20) ? [Of(s_classes)] : null);

    private WorldSeq? Expiry() =>
        expires && choices.Chance(30) ? new WorldSeq(World.Engine.Head.Value + choices.Below(60)) : null;

    private string Of(string[] names) => choices.Pick(names);

    private string Quantity() => $"{1 + choices.Below(9)}";

    private uint? Key() => choices.Chance(25) ? 1 : null;

    private HoldId Hold() => new($"h{choices.Below(3)}");

    private InstanceRef Any() => Instance(1 + choices.Below((int)Instances));

    private long Cell12() => 1 + choices.Below(12);

    private Location CellOf(string grid) => Cell(grid, Cell12(), (Rotation)choices.Below(4));

    private Location Spot() => choices.Below(4) switch
    {
        0 => InVault(Of(s_vaults)),
        1 => Cell("h", 1 + choices.Below(6)),
        _ => CellOf("g"),
    };

    private Location Place() => choices.Below(5) switch
    {
        0 => Slot("s", 1 + choices.Below(3)),
        1 => At("line", 1_500 + (1_000 * choices.Below(7))),
        2 => new Location.Plane(
            new("plane"), 1_500 + (1_000 * choices.Below(5)), 2_000 + (1_000 * choices.Below(4)), choices.Pick([0, 90_000, 45_000])),
        3 => Cell("h", 1 + choices.Below(6)),
        _ => CellOf("g"),
    };

    private static CreateContainer Plane(string id) => new(
        new(id), new ContainerKind.Plane(0, 0, 8_000, 8_000, new Quantities.Scale(1_000), null), null, null, null);

    private static RegisterClassExtent SpanOf(string id, long length, uint? key = null) =>
        new(new(id), key, Containers.Extent.Span(length));

    private static RegisterClassExtent RectangleOf(string id, long width, long height, uint? key = null) =>
        new(new(id), key, Containers.Extent.Rectangle(width, height));
}
