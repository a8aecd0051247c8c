using AssetCore.Operations;
using static AssetCore.Engine.Tests.Reference.Say;

namespace AssetCore.Engine.Tests.Reference;

/// <summary>Operations that the furnished world carries out, with the events that they cause.</summary>
internal static class EventCountScenarios
{
    public static IReadOnlyDictionary<string, (int Events, Operation[] Operations)> All { get; } =
        new Dictionary<string, (int, Operation[])>(StringComparer.Ordinal)
        {
            ["CreateContainer"] = (1, [Balance("new", 1, Policies("-1", "1", []))]),
            ["RegisterClass"] = (1, [Class("new", 10, "3")]),
            ["RegisterClassShape, new"] = (1, [Shape("ghost", 4, 4)]),
            ["RegisterClassShape, other and unused"] = (1, [Shape("helmet", 5, 5)]),
            ["RegisterClassShape, equal and used"] = (1, [Shape("plank", 3, 1)]),
            ["RegisterClassShape, equal among others"] = (1, [Shape("plank", 3, 1), Class("new"), Shape("gold", 1, 1)]),
            ["RegisterClassShape, a used key keeps its looked-up shape"] =
                (2, [Add("1", "gold", Cell("bag", 25), 5), Shape("gold", 1, 1, 5)]),
            ["AddFungible to a balance"] = (1, [Add("1", "gold", In("vault"))]),
            ["AddFungible to a new balance"] = (1, [Add("1", "gold", In("purse"))]),
            ["AddFungible to an empty anchor"] = (1, [Add("1", "gold", Cell("bag", 25))]),
            ["AddFungible to a stack, whatever the rotation"] =
                (1, [Add("5", "plank", Cell("bag", 1, Containers.Rotation.Cw90))]),
            ["RemoveFungible of all on a balance"] = (1, [Take("100", "gold", In("vault"))]),
            ["RemoveFungible below zero, above the floor"] = (1, [Take("2.5", "gold", In("till"))]),
            ["RemoveFungible of a whole stack"] = (1, [Take("5", "plank", Cell("bag", 1))]),
            ["RemoveFungible of a part"] = (1, [Take("1", "plank", Cell("bag", 1))]),
            ["TransferFungible"] = (2, [Transfer("100", "gold", "vault", "purse")]),
            ["TransferMany, there and back"] =
                (4, [Many(OneTransfer("100", "gold", "vault", "purse"), OneTransfer("100", "gold", "purse", "vault"))]),
            ["MoveFungible between balances"] = (2, [Move("1", "gold", In("vault"), In("chest"))]),
            ["MoveFungible from a balance to an empty anchor"] = (2, [Move("2", "coin", In("bank"), Cell("bag", 25))]),
            ["MoveFungible of a whole stack to a balance"] = (2, [Move("12", "medkit", Cell("bag", 9), In("bank"))]),
            ["MoveFungible of a whole stack to an empty anchor"] =
                (1, [Move("12", "medkit", Cell("bag", 9), Cell("bag", 25))]),
            ["MoveFungible of a whole stack onto its own cells"] =
                (1, [Move("5", "plank", Cell("bag", 1), Cell("bag", 2))]),
            ["MoveFungible of a whole stack to another grid"] =
                (1, [Move("12", "medkit", Cell("bag", 9), Cell("cell", 1))]),
            ["MoveFungible of a part to an empty anchor"] = (2, [Move("1", "medkit", Cell("bag", 9), Cell("bag", 25))]),
            ["MoveFungible of a part to a stack"] =
                (3, [Add("1", "medkit", Cell("bag", 25)), Move("1", "medkit", Cell("bag", 9), Cell("bag", 25))]),
            ["MoveFungible of a whole stack to a stack"] =
                (3, [Add("1", "medkit", Cell("bag", 25)), Move("12", "medkit", Cell("bag", 9), Cell("bag", 25))]),
            ["AddInstance without a place"] = (1, [Mint("ghost")]),
            ["AddInstance in a slot"] = (1, [Mint("ghost", Slot("gear", 2))]),
            ["MoveInstance from a slot to a grid"] = (1, [Move(1, Cell("bag", 5))]),
            ["MoveInstance by a turn where it stands"] = (1, [Move(4, Cell("bag", 19, Containers.Rotation.Cw180))]),
            ["MoveInstance of one minted here"] = (2, [Mint("ghost"), MoveMinted(0, Slot("hook", 1))]),
            ["PlaceInSlot of a placed one"] = (1, [Place(4, "hook", 1)]),
            ["RemoveFromSlot"] = (1, [Unplace("gear", 1)]),
            ["SwapSlots of two"] = (2, [Swap("gear", 1, 3)]),
            ["SwapSlots of one, to another container"] = (1, [Swap("hook", 1, 3, "gear")]),
            ["SetContainerPolicies"] = (1, [Govern("vault", Policies("-1"))]),
            ["SetContainerPolicies, equal"] = (1, [Govern("till", Policies("-2.5", "1000"))]),
            ["SetContainerPolicies, equal among others"] =
                (1, [Govern("till", Policies("-2.5", "1000")), Own("till", 1)]),
            ["SetContainerPolicies, none and {} are different rows"] = (2, [Govern("vault"), Own("vault", 1)]),
            ["SetContainerOwner"] = (2, [Own("vault", 7), Own("vault", null)]),
            ["SetContainerOwner, equal among others"] = (1, [Own("vault", null), Own("bag", 0)]),
            ["RegisterClassExtent, new"] = (1, [Extent("ghost", Containers.Extent.Span(1))]),
            ["RegisterClassExtent, of the other form and unused"] =
                (2, [Move(5, Slot("hook", 1)), Extent("rod", Containers.Extent.Rectangle(1, 1))]),
            ["RegisterClassExtent, equal and used"] =
                (1, [Extent("rod", Containers.Extent.Span(100)), Own("track", 1)]),
            ["RegisterClassExtent, a used key keeps its looked-up extent"] =
                (2, [Mint("rod", On("track", 100), 5), Extent("rod", Containers.Extent.Span(100), 5)]),
            ["SplitStack to an empty anchor"] = (2, [Split("pack", 5, "1", Cell("bag", 25))]),
            ["SplitStack to a stack"] = (2, [Split("pack", 5, "4", Cell("pack", 2))]),
            ["SplitStack of a whole stack to an empty anchor"] = (1, [Split("pack", 5, "30", Cell("pack", 4))]),
            ["SplitStack of a whole stack to a stack"] = (2, [Split("pack", 7, "4", Cell("pack", 2))]),
            ["MergeStacks"] = (2, [Merge("pack", 7, 5)]),
            ["MergeStacks to an empty anchor"] = (1, [Merge("pack", 7, 1)]),
            ["ConsolidateStacks of three"] = (2, [Consolidate("pack", "medkit")]),
            ["ConsolidateStacks of one"] = (1, [Consolidate("pack", "gold"), Own("pack", 1)]),
            ["ConsolidateStacks of none"] = (1, [Consolidate("pack", "plank"), Own("pack", 1)]),
            ["HoldFungible"] = (2, [Hold("new", "1", "gold", "vault")]),
            ["HoldFungible of nothing but what the floor allows"] = (2, [Hold("new", "1", "gold", "abyss")]),
            ["CaptureHold"] = (3, [Capture("order-1", "vault")]),
            ["CaptureHold of a part"] = (3, [Capture("order-1", "vault", "1")]),
            ["CaptureHold of all that is there"] =
                (5, [Take("30", "gold", In("escrow")), Capture("order-1", "purse"), Exists("vault"), Own("vault", 1)]),
            ["ReleaseHold"] = (2, [Release("order-1")]),
            ["UnplaceInstance"] = (2, [TakeUp(1), TakeUp(6)]),
            ["BurnInstance, placed or a child"] = (2, [Burn(9), Burn(6)]),
            ["Attach"] = (1, [Join(1, 9)]),
            ["Detach"] = (1, [Part(8)]),
            ["MoveInstance along a line, over its own place"] = (1, [Move(5, On("track", 501))]),
            ["MoveInstance by a turn on the spot"] = (1, [Move(6, On("floor", 500, 500, 1))]),
            ["Require"] = (1, [Exists("vault"), IsEmpty("gear", 2)]),
            ["Require among others"] = (1, [Exists("vault"), Own("vault", 1), AtLeast("0", "gold", "vault")]),
            ["RemoveContainer with a rod"] = (2, [Remove("track")]),
            ["RemoveContainer, empty"] = (1, [Remove("purse", false)]),
            ["RemoveContainer with two balances"] = (3, [Remove("vault")]),
            ["RemoveContainer with two stacks and an instance"] = (4, [Remove("bag")]),
            ["RemoveContainer with two instances"] = (3, [Remove("gear")]),
        };
}
