using AssetCore.Containers;
using AssetCore.Ids;
using AssetCore.Operations;
using AssetCore.Quantities;
using static AssetCore.Engine.Tests.Reference.Say;

namespace AssetCore.Engine.Tests.Reference;

/// <summary>
/// The world that scenarios begin with.
/// <code>
/// vault  balance x1: 100 gold, 7 gold/5     purse  balance x1, empty        bank  balance x1000: 10.5 coin, 2 gold
/// till   balance x1000, -2.5..1000          chest  balance x1, gold only    abyss balance x1, floor -2^63
/// bag    grid 5x5: planks at 1 (stack 1, 5 of 10, cells 1 2 3), medkits at 9 (stack 2, 12 of 64), crate 4 at 19 and 20
/// shelf  grid 4x2, empty                    belt   line of 6 cells, empty   cell  one cell, empty
/// gear   4 slots: helmet 1 in 1, helmet 2 in 3        hook  1 slot, empty
/// helmet 3 has no place; ghost is a class without a shape or an extent
/// pack   line of 10 cells: medkits at 2 (stack 3, 60), 5 (stack 4, 30) and 7 (stack 5, 4), gold at 10 (stack 6, 3)
/// escrow balance x1: 50 gold, 20 of them held by order-1
/// track  line 0..1000: rod 5 (100 long) at 500      floor  plane 0..1000 each way: tile 6 (200 x 100) at 500, 500
/// ghosts 7, 8 and 9 have no place; 9 is part of 8, and 8 of 7
/// </code>
/// </summary>
internal static class FurnishedWorld
{
    /// <summary>Instances minted by the furnishing; the next one has the number after it.</summary>
    public const long InstancesMinted = 9;

    /// <summary>Stacks minted by the furnishing.</summary>
    public const long StacksMinted = 6;

    private static readonly ContainerKind s_line = new ContainerKind.Line(0, 1000, Scale.Whole, null);
    private static readonly ContainerKind s_plane = new ContainerKind.Plane(0, 0, 1000, 1000, Scale.Whole, null);

    /// <summary>Everything that stands there, as one commit.</summary>
    public static IReadOnlyList<Operation> Operations { get; } =
    [
        Balance("vault"),
        Balance("purse"),
        Balance("bank", 1000),
        Balance("till", 1000, Policies("-2.5", "1000")),
        Balance("chest", 1, Policies(classes: ["gold"])),
        Balance("abyss", 1, Policies("-9223372036854775808")),
        Grid("bag", 25, 5),
        Grid("shelf", 8, 4),
        Grid("belt", 6, null),
        Grid("cell", 1, 1),
        Slots("gear", 4),
        Slots("hook", 1),
        new CreateContainer(new ContainerId("track"), s_line, null, null, null),
        new CreateContainer(new ContainerId("floor"), s_plane, null, null, null),
        Class("gold"), Shape("gold", 1, 1),
        Class("medkit", maxStack: "64"), Shape("medkit", 1, 1),
        Class("plank", maxStack: "10"), Shape("plank", 3, 1),
        Class("coin", scale: 1000), Shape("coin", 1, 1),
        Class("crate"), Shape("crate", 2, 1),
        Class("helmet"), Shape("helmet", 1, 2),
        Class("ghost"),
        Add("100", "gold", In("vault")),
        Add("7", "gold", In("vault"), 5),
        Add("10.5", "coin", In("bank")),
        Add("2", "gold", In("bank")),
        Add("5", "plank", Cell("bag", 1)),
        Add("12", "medkit", Cell("bag", 9)),
        Mint("helmet", Slot("gear", 1)),
        Mint("helmet", Slot("gear", 3)),
        Mint("helmet"),
        Mint("crate", Cell("bag", 19)),
        Grid("pack", 10, null),
        Add("60", "medkit", Cell("pack", 2)),
        Add("30", "medkit", Cell("pack", 5)),
        Add("4", "medkit", Cell("pack", 7)),
        Add("3", "gold", Cell("pack", 10)),
        Balance("escrow"),
        Add("50", "gold", In("escrow")),
        Hold("order-1", "20", "gold", "escrow"),
        Class("rod"), Extent("rod", Containers.Extent.Span(100)),
        Class("tile"), Extent("tile", Containers.Extent.Rectangle(200, 100)),
        Mint("rod", On("track", 500)),
        Mint("tile", On("floor", 500, 500)),
        Mint("ghost"),
        Mint("ghost"),
        Mint("ghost"),
        Join(8, 7),
        Join(9, 8),
    ];
}
