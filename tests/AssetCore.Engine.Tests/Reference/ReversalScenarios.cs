using AssetCore.Operations;
using static AssetCore.Engine.Tests.Reference.Say;

namespace AssetCore.Engine.Tests.Reference;

/// <summary>Commits that the furnished world carries out and then is asked to undo.</summary>
internal static class ReversalScenarios
{
    /// <summary>The first instance that a commit mints.</summary>
    private const long Next = FurnishedWorld.InstancesMinted + 1;

    /// <summary>Commits that can be reversed at once, with the events of the reversal, the mark's included.</summary>
    public static IReadOnlyDictionary<string, (int Events, Operation[] Operations)> All { get; } =
        new Dictionary<string, (int, Operation[])>(StringComparer.Ordinal)
        {
            ["CreateContainer"] = (2, [Balance("new")]),
            ["RemoveContainer with two balances"] = (4, [Remove("vault")]),
            ["RemoveContainer with stacks and an instance"] = (5, [Remove("bag")]),
            ["RemoveContainer with what stands on it"] = (5, [Remove("track"), Remove("floor")]),
            ["RemoveContainer with a family"] = (4, [Join(1, 2), Remove("gear")]),
            ["SetContainerPolicies"] = (2, [Govern("till", Policies("0", "1"))]),
            ["SetContainerOwner"] = (2, [Own("vault", 7)]),
            ["RegisterClass with all of it"] =
                (7,
                 [
                     Class("new"), Shape("new", 1, 1), Extent("new", Containers.Extent.Span(1)),
                     Mint("new", Cell("bag", 25)), Add("1", "new", Cell("bag", 5)), Add("1", "new", In("vault")),
                 ]),
            ["RegisterClassShape"] = (2, [Shape("gold", 2, 2, 9)]),
            ["RegisterClassShape, another"] = (2, [Shape("helmet", 3, 3)]),
            ["RegisterClassExtent"] = (2, [Extent("rod", Containers.Extent.Span(1), 9)]),
            ["AddFungible"] = (3, [Add("1", "gold", In("vault")), Add("1", "gold", Cell("bag", 25))]),
            ["RemoveFungible"] = (3, [Take("100", "gold", In("vault")), Take("5", "plank", Cell("bag", 1))]),
            ["MoveFungible of a whole stack"] = (2, [Move("12", "medkit", Cell("bag", 9), Cell("bag", 25))]),
            ["MoveFungible onto its own cells and back to others"] =
                (2,
                 [
                     Move("5", "plank", Cell("bag", 1), Cell("bag", 2)),
                     Move("5", "plank", Cell("bag", 2), Cell("bag", 3)),
                 ]),
            ["TransferFungible"] = (3, [Transfer("40", "gold", "vault", "purse")]),
            ["TransferMany, there and back"] =
                (1, [Many(OneTransfer("9", "gold", "vault", "purse"), OneTransfer("9", "gold", "purse", "vault"))]),
            ["SplitStack"] = (3, [Split("pack", 2, "7", Cell("bag", 25))]),
            ["MergeStacks"] = (3, [Merge("pack", 7, 5)]),
            ["ConsolidateStacks"] = (4, [Merge("pack", 7, 1), Consolidate("pack", "medkit")]),
            ["HoldFungible"] = (3, [Hold("h1", "1", "gold", "vault")]),
            ["CaptureHold"] = (4, [Capture("order-1", "vault", "7")]),
            ["ReleaseHold"] = (3, [Release("order-1")]),
            ["AddInstance"] = (4, [Mint("ghost"), Mint("rod", On("track", 50)), Mint("tile", On("floor", 100, 50))]),
            ["MoveInstance"] =
                (4, [Move(1, Slot("hook", 1)), Move(5, On("track", 510)), Move(6, On("floor", 505, 500, 5))]),
            ["UnplaceInstance"] = (3, [TakeUp(1), TakeUp(5)]),
            ["BurnInstance"] = (3, [Burn(9), Burn(1)]),
            ["Attach"] = (2, [Join(1, 9)]),
            ["Detach"] = (2, [Part(9)]),
            ["PlaceInSlot"] = (2, [Place(3, "hook", 1)]),
            ["RemoveFromSlot"] = (2, [Unplace("gear", 1)]),

            // Something must be taken up to make room: one event more.
            ["SwapSlots"] = (4, [Swap("gear", 1, 3)]),
            ["SwapSlots in a ring"] = (5, [Swap("gear", 1, 3), Place(3, "gear", 2), Swap("gear", 2, 1)]),
            ["A stack and an instance that change places"] =
                (4,
                 [
                     Move(4, Slot("hook", 1)),
                     Move("12", "medkit", Cell("bag", 9), Cell("bag", 19)),
                     Move(4, Cell("bag", 9)),
                 ]),
            ["A rod that moves after another has come"] =
                (3, [Mint("rod", On("track", 50)), Move(5, On("track", 950))]),

            // The order in which things go and come.
            ["A parent that is touched after its child"] =
                (3, [Mint("ghost"), Mint("ghost"), Join(Next + 1, Next)]),
            ["A parent that is moved after its child"] =
                (3,
                 [
                     Mint("ghost"), Mint("ghost"), Join(Next + 1, Next), Place(Next, "hook", 1),
                 ]),
            ["A family turned upside down"] = (4, [Part(9), Part(8), Join(7, 8), Join(8, 9)]),
            ["A container made, filled, held and owned"] =
                (4, [Balance("new"), Add("9", "gold", In("new")), Hold("h1", "9", "gold", "new"), Own("new", 1)]),
            ["A container that is removed and made again"] = (3, [Remove("purse"), Balance("purse", 10)]),
            ["A container that is removed, made again and moved into"] =
                (6, [Own("gear", 7), Remove("gear"), Slots("gear", 9) with { Owner = 7 }, Place(3, "gear", 9)]),
            ["A hold that ends and begins again elsewhere"] =
                (4, [Release("order-1"), Hold("order-1", "1", "gold", "vault")]),
            ["A ceiling that is set after a fall"] =
                (3, [Take("90", "gold", In("vault")), Govern("vault", Policies(null, "10"))]),
            ["A shape and what would not fit it"] = (3, [TakeUp(4), Shape("crate", 5, 5)]),
            ["A class with a balance below zero that names it"] =
                (4, [Class("new"), Govern("purse", Policies("-5", null, ["new"])), Take("5", "new", In("purse"))]),
        };

    /// <summary>Commits that cannot be reversed after others.</summary>
    public static IReadOnlyDictionary<string, (Operation[] Operations, Operation[] Since)> Conflicts { get; } =
        new Dictionary<string, (Operation[], Operation[])>(StringComparer.Ordinal)
        {
            ["a balance that has changed since"] =
                ([Transfer("1", "gold", "vault", "purse")], [Take("1", "gold", In("purse"))]),
            ["a balance that is left as it was and has changed since"] =
                ([Many(OneTransfer("9", "gold", "vault", "purse"), OneTransfer("9", "gold", "purse", "vault"))],
                 [Add("1", "gold", In("purse"))]),
            ["a quantity that is held"] = ([Add("1", "gold", In("purse"))], [Hold("h1", "1", "gold", "purse")]),
            ["a container that is not empty"] = ([Balance("new")], [Add("1", "gold", In("new"))]),
            ["a container with a hold"] =
                ([Balance("new", 1, Policies("-1"))], [Hold("h1", "1", "gold", "new")]),
            ["a container that has another owner"] = ([Balance("new")], [Own("new", 1)]),
            ["a container whose id is taken"] = ([Remove("purse")], [Balance("purse")]),
            ["a container that came again, equal in all"] =
                ([Add("1", "gold", In("purse"))], [Remove("purse"), Balance("purse"), Add("1", "gold", In("purse"))]),
            ["a class of which there is something"] = ([Class("new")], [Mint("new")]),
            ["a class of which there is a balance"] = ([Class("new")], [Add("1", "new", In("vault"))]),
            ["a class with a shape"] = ([Class("new")], [Shape("new", 1, 1)]),
            ["a class with an extent"] = ([Class("new")], [Extent("new", Containers.Extent.Span(1))]),
            ["a shape that something stands with"] = ([Shape("ghost", 1, 1)], [Mint("ghost", Cell("bag", 25))]),
            ["a key's shape that something stands with"] =
                ([Shape("gold", 2, 1, 9)], [Add("1", "gold", Cell("bag", 24), 9)]),
            ["an extent that something stands with"] =
                ([Extent("ghost", Containers.Extent.Span(1))], [Mint("ghost", On("track", 1))]),
            ["a place that is taken by a stack"] =
                ([Take("5", "plank", Cell("bag", 1))], [Add("1", "gold", Cell("bag", 3))]),
            ["a place that is taken by an instance"] = ([Burn(4)], [Mint("crate", Cell("bag", 18))]),
            ["a slot that is taken"] = ([TakeUp(1)], [Place(3, "gear", 1)]),
            ["a span that is taken"] = ([TakeUp(5)], [Mint("rod", On("track", 599))]),
            ["a rectangle that is taken"] = ([TakeUp(6)], [Mint("tile", On("floor", 500, 590, 45_000))]),
            ["a stack whose grid is gone"] = ([Take("5", "plank", Cell("bag", 1))], [Remove("bag")]),
            ["an instance whose slots are gone"] = ([Burn(1)], [Remove("gear")]),
            ["a balance whose container is gone"] = ([Take("100", "gold", In("vault"))], [Remove("vault")]),
            ["a stack that looks up another shape"] =
                ([Take("5", "plank", Cell("bag", 1))], [Shape("plank", 1, 1)]),
            ["an instance that looks up another extent"] =
                ([TakeUp(5)], [Extent("rod", Containers.Extent.Span(50))]),
            ["an instance that has moved since"] = ([Mint("ghost")], [Place(Next, "hook", 1)]),
            ["an instance that has children"] = ([Mint("ghost")], [Join(3, Next)]),
            ["a parent that is gone"] = ([Part(9)], [Burn(8)]),
            ["a parent that would be a child"] = ([Part(8)], [Join(7, 9)]),
            ["a hold whose id is taken"] = ([Release("order-1")], [Hold("order-1", "20", "gold", "vault")]),
            ["a hold that is captured"] = ([Hold("h1", "1", "gold", "vault")], [Capture("h1", "purse")]),
            ["today's ceiling"] = ([Take("90", "gold", In("vault"))], [Govern("vault", Policies(null, "50"))]),
            ["today's floor"] = ([Add("5", "gold", In("vault"))], [Govern("vault", Policies("105"))]),
            ["today's classes"] = ([Take("90", "gold", In("vault"))], [Govern("vault", Policies(classes: []))]),
            ["policies that have changed since"] =
                ([Govern("vault", Policies("-1"))], [Govern("vault", Policies("-2"))]),
            ["a fall from outside the bounds, at once"] =
                ([Balance("dowry", 1, Policies("10")), Add("5", "gold", In("dowry"))], [Own("dowry", 1)]),
        };
}
