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
        (new("track"), new ContainerKind.Line(-10_000, 10_000, s_thousandths, null), null),
        (new("floor"), new ContainerKind.Plane(0, 0, 10_000, 5_000, s_thousandths, 100), null),
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
