using System.Collections.Immutable;
using AssetCore.Containers;
using AssetCore.Ids;
using AssetCore.Quantities;

namespace AssetCore.Testing.Generators;

/// <summary>The few ids, kinds, keys and shapes that generated worlds are made of: few, so that they collide.</summary>
public static class Universe
{
    private static readonly Scale s_thousandths = new(1000);
    private static readonly Scale s_finest = new(Scale.BalanceUnitsMax);

    /// <summary>Containers as they are mostly created.</summary>
    public static ImmutableArray<(ContainerId Id, ContainerKind Kind, BalancePolicies? Policies)> Containers { get; } =
    [
        (new("vault"), new ContainerKind.Balance(Scale.Whole), null),
        (new("purse"), new ContainerKind.Balance(Scale.Whole), null),
        (new("bag"), new ContainerKind.Grid(25, 5), null),
        (new("gear"), new ContainerKind.Slots(4), null),
        (new("bank"), new ContainerKind.Balance(s_thousandths), null),
        (new("till"), new ContainerKind.Balance(s_thousandths), Policies("-2.5", "1000.001", null)),
        (new("chest"), new ContainerKind.Balance(Scale.Whole), Policies("-50", "100000", ["gold", "medkit", "plank"])),
        (new("mint"), new ContainerKind.Balance(s_finest), null),
        (new("assay"), new ContainerKind.Balance(s_finest), null),
        (new("abyss"), new ContainerKind.Balance(Scale.Whole), Policies("-9223372036854775808", null, null)),
        (new("dowry"), new ContainerKind.Balance(Scale.Whole), Policies("10", "5000", null)),
        (new("sealed"), new ContainerKind.Balance(Scale.Whole), Policies(null, null, [])),
        (new("belt"), new ContainerKind.Grid(6, null), null),
        (new("shelf"), new ContainerKind.Grid(8, 4), null),
        (new("cell"), new ContainerKind.Grid(1, 1), null),
        (new("yard"), new ContainerKind.Grid(144, 12), null),
        (new("hook"), new ContainerKind.Slots(1), null),
        (new("rack"), new ContainerKind.Slots(ContainerKind.PlacesMax), null),
        (new("track"), new ContainerKind.Line(-2_000, 2_000, s_thousandths, null), null),
        (new("rope"), new ContainerKind.Line(-12, 12, Scale.Whole, 3), null),
        (new("floor"), new ContainerKind.Plane(0, 0, 4_000, 3_000, s_thousandths, 100), null),
        (new("mat"), new ContainerKind.Plane(-12, -9, 12, 9, Scale.Whole, null), null),
        (new("void"), new ContainerKind.Plane(long.MinValue, 0, long.MaxValue, 1L << 54, new(7), 1L << 40), null),
    ];

    /// <summary>Classes as they are mostly registered, with the shape they mostly get (null: mostly none).</summary>
    public static ImmutableArray<(ClassId Id, ClassBehavior? Behavior, Shape? Shape)> Classes { get; } =
    [
        (new("gold"), null, new Shape(1, 1)),
        (new("medkit"), new ClassBehavior(null, DecimalQuantity.FromInteger(64)), new Shape(1, 1)),
        (new("plank"), new ClassBehavior(null, DecimalQuantity.FromInteger(10)), new Shape(3, 1)),
        (new("coin"), new ClassBehavior(s_thousandths, null), new Shape(1, 1)),
        (new("crate"), null, new Shape(2, 2)),
        (new("helmet"), new ClassBehavior(Scale.Whole, DecimalQuantity.FromInteger(1)), new Shape(1, 2)),
        (new("ghost"), null, null),
    ];

    /// <summary>The extents that classes mostly get; those without mostly have none.</summary>
    public static ImmutableArray<(ClassId Class, Extent Extent)> UsualExtents { get; } =
    [
        (new("gold"), Extent.Span(401)),
        (new("medkit"), Extent.Rectangle(900, 501)),
        (new("plank"), Extent.Rectangle(1_801, 60)),
        (new("coin"), Extent.Span(3)),
        (new("crate"), Extent.Rectangle(4, 3)),
        (new("helmet"), Extent.Rectangle(1, 5)),
    ];

    /// <summary>Extents for surprises.</summary>
    public static ImmutableArray<Extent> Extents { get; } =
    [
        Extent.Span(2), Extent.Span(700), Extent.Rectangle(2, 2), Extent.Rectangle(300, 1_000),
        Extent.Span(Extent.SideMax), Extent.Rectangle(Extent.SideMax, 3), Extent.Rectangle(1, Extent.SideMax),
    ];

    /// <summary>Turns in thousandths of a degree; the first is none.</summary>
    public static ImmutableArray<long?> Turns { get; } =
        [null, 0, 90_000, 180_000, 270_000, 45_000, 30_000, 135_000, 1, 359_999, 12_345];

    /// <summary>Ids of holds.</summary>
    public static ImmutableArray<HoldId> Holds { get; } =
        [new("h1"), new("h2"), new("h3"), new("h4"), new("h10"), new("H5"), new("order-7"), new("~"), new("0")];

    /// <summary>Variants; the first is none.</summary>
    public static ImmutableArray<uint?> Keys { get; } = [null, 0, 1, 7, uint.MaxValue];

    /// <summary>Shapes for surprises.</summary>
    public static ImmutableArray<Shape> Shapes { get; } =
        [new(1, 1), new(2, 1), new(1, 2), new(2, 2), new(3, 1), new(5, 5), new(7, 1), new(ContainerKind.PlacesMax, 1)];

    private static BalancePolicies Policies(string? floor, string? ceiling, string[]? classes) => new(
        floor is null ? null : Quantity(floor),
        ceiling is null ? null : Quantity(ceiling),
        classes is null ? default : [.. classes.Select(id => new ClassId(id))]);

    private static DecimalQuantity Quantity(string text) =>
        DecimalQuantity.TryParse(text, out var quantity)
            ? quantity
            : throw new ArgumentException("Not a decimal.", nameof(text));
}
