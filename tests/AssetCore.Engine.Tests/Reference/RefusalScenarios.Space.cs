using AssetCore.Errors;
using AssetCore.Operations;
using static AssetCore.Engine.Tests.Reference.Say;

namespace AssetCore.Engine.Tests.Reference;

/// <content>
/// Lines and planes: R53, R62 to R65. On the furnished floor the tile reaches from 400, 450 to 600, 550.
/// </content>
internal static partial class RefusalScenarios
{
    private static Dictionary<string, (ErrorCode, Operation[])> Space() =>
        new(StringComparer.Ordinal)
        {
            ["a rectangle on a line"] = (ErrorCode.UnregisteredClassExtent, [Mint("tile", On("track", 100))]),
            ["a span on a plane"] = (ErrorCode.UnregisteredClassExtent, [Mint("rod", On("floor", 100, 100))]),
            ["a key of the other form"] =
                (ErrorCode.UnregisteredClassExtent,
                 [Extent("rod", Containers.Extent.Rectangle(1, 1), 5), Mint("rod", On("track", 100), 5)]),
            ["a span over the end"] = (ErrorCode.OutOfBounds, [Mint("rod", On("track", 951))]),
            ["a span over the beginning"] = (ErrorCode.OutOfBounds, [Mint("rod", On("track", 49))]),
            ["an odd span over the end by half a unit"] =
                (ErrorCode.OutOfBounds,
                 [Extent("rod", Containers.Extent.Span(101), 5), Mint("rod", On("track", 950), 5)]),
            ["a span far outside"] = (ErrorCode.OutOfBounds, [Mint("rod", On("track", long.MinValue))]),
            ["a span over another by one unit"] = (ErrorCode.Overlap, [Mint("rod", On("track", 401))]),
            ["an odd span over another by half a unit"] =
                (ErrorCode.Overlap, [Extent("rod", Containers.Extent.Span(101), 5), Mint("rod", On("track", 400), 5)]),
            ["a span in another"] =
                (ErrorCode.Overlap, [Extent("rod", Containers.Extent.Span(1), 5), Mint("rod", On("track", 520), 5)]),
            ["a span around another"] =
                (ErrorCode.Overlap, [Extent("rod", Containers.Extent.Span(900), 5), Mint("rod", On("track", 500), 5)]),
            ["its own place on a line"] = (ErrorCode.SameLocation, [Move(5, On("track", 500))]),
            ["its own place on a plane"] = (ErrorCode.SameLocation, [Move(6, On("floor", 500, 500, 0))]),
            ["turned beyond a turn"] = (ErrorCode.OutOfBounds, [Move(6, On("floor", 500, 500, 360_000))]),
            ["turned below nothing"] = (ErrorCode.OutOfBounds, [Move(6, On("floor", 500, 500, -1))]),
            ["a rectangle over the edge"] = (ErrorCode.OutOfBounds, [Mint("tile", On("floor", 99, 500))]),
            ["a rectangle over the edge by its turn"] =
                (ErrorCode.OutOfBounds, [Mint("tile", On("floor", 500, 50, 1))]),
            ["a rectangle far outside"] =
                (ErrorCode.OutOfBounds, [Mint("tile", On("floor", long.MaxValue, long.MinValue, 45_000))]),
            ["a rectangle over another by one unit"] = (ErrorCode.Overlap, [Mint("tile", On("floor", 500, 401))]),
            ["the same spot, across"] = (ErrorCode.Overlap, [Mint("tile", On("floor", 500, 500, 90_000))]),
            ["a corner in another"] = (ErrorCode.Overlap, [Mint("tile", On("floor", 600, 600, 45_000))]),
            ["touching, and then turned a little"] = (ErrorCode.Overlap, [Mint("tile", On("floor", 500, 600, 1))]),
            ["the turn before the bounds, and bounds before overlap"] =
                (ErrorCode.OutOfBounds, [Mint("tile", On("floor", 500, 990))]),
        };
}
