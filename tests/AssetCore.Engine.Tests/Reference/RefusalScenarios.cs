using AssetCore.Errors;
using AssetCore.Operations;
using static AssetCore.Engine.Tests.Reference.Say;

namespace AssetCore.Engine.Tests.Reference;

/// <summary>
/// Operations that the furnished world refuses, by what is wrong with them. The last operation of each is the refused
/// one; those that state two faults show which is judged first.
/// </summary>
internal static partial class RefusalScenarios
{
    private const string Huge = "9223372036854775808";
    private const string Most = "9223372036854775807";

    /// <summary>All scenes by name; names are unlike each other.</summary>
    public static IReadOnlyDictionary<string, (ErrorCode Code, Operation[] Operations)> All { get; } =
        new Dictionary<string, (ErrorCode, Operation[])>(
            [
                .. PlacesAndQuantities(), .. Rules(), .. Stacks(), .. HoldsAndGuards(), .. Families(), .. Space(),
            ],
            StringComparer.Ordinal);

    private static Dictionary<string, (ErrorCode, Operation[])> PlacesAndQuantities() =>
        new(StringComparer.Ordinal)
        {
            // Containers and classes.
            ["a container that exists"] = (ErrorCode.ContainerAlreadyExists, [Grid("vault", 4, 2)]),
            ["policies on a grid, even none"] =
                (ErrorCode.WrongContainerKind, [Grid("new", 4, 2) with { Policies = Policies() }]),
            ["a floor finer than the scale"] = (ErrorCode.InvalidQuantity, [Balance("new", 10, Policies("0.05"))]),
            ["a ceiling beyond 64 bits at the scale"] =
                (ErrorCode.QuantityOverflow, [Balance("new", 1000, Policies(null, Most))]),
            ["removing what is not there"] = (ErrorCode.ContainerNotFound, [Remove("nowhere")]),
            ["removing a balance that holds something, without drain"] =
                (ErrorCode.ContainerNotEmpty, [Remove("vault", false)]),
            ["removing a balance below zero, without drain"] =
                (ErrorCode.ContainerNotEmpty, [Take("1", "gold", In("abyss")), Remove("abyss", false)]),
            ["removing a grid with a stack, without drain"] = (ErrorCode.ContainerNotEmpty, [Remove("bag", false)]),
            ["removing slots with an instance, without drain"] = (ErrorCode.ContainerNotEmpty, [Remove("gear", false)]),
            ["a class that exists, even equal"] = (ErrorCode.ClassAlreadyExists, [Class("gold")]),
            ["a shape for no class"] = (ErrorCode.ClassNotFound, [Shape("nothing", 1, 1)]),
            ["another shape under a placed stack"] = (ErrorCode.ShapeInUse, [Shape("plank", 1, 3)]),
            ["another shape under a placed instance"] = (ErrorCode.ShapeInUse, [Shape("crate", 1, 1)]),
            ["a key's shape under a stack of that key"] =
                (ErrorCode.ShapeInUse, [Add("1", "gold", Cell("bag", 25), 5), Shape("gold", 2, 1, 5)]),

            // Quantities on balances.
            ["zero"] = (ErrorCode.InvalidQuantity, [Add("0", "gold", In("vault"))]),
            ["less than zero"] = (ErrorCode.InvalidQuantity, [Take("-1", "gold", In("vault"))]),
            ["finer than the scale"] = (ErrorCode.InvalidQuantity, [Add("0.0005", "gold", In("bank"))]),
            ["too fine and too large"] = (ErrorCode.InvalidQuantity, [Add(Huge + ".5", "gold", In("vault"))]),
            ["beyond 64 bits by itself"] = (ErrorCode.QuantityOverflow, [Add(Huge, "gold", In("vault"))]),
            ["beyond 64 bits at the scale"] =
                (ErrorCode.QuantityOverflow, [Add("9223372036854776", "gold", In("bank"))]),
            ["a sum beyond 64 bits"] = (ErrorCode.QuantityOverflow, [Add(Most, "gold", In("vault"))]),
            ["a sum above the ceiling and beyond 64 bits"] =
                (ErrorCode.CeilingExceeded,
                 [Add("900", "gold", In("till")), Add("9223372036854775", "gold", In("till"))]),
            ["taking more than there is"] = (ErrorCode.InsufficientBalance, [Take("101", "gold", In("vault"))]),
            ["taking another key"] = (ErrorCode.InsufficientBalance, [Take("1", "gold", In("vault"), 0)]),
            ["taking below the floor"] = (ErrorCode.InsufficientBalance, [Take("2.501", "gold", In("till"))]),
            ["putting in above the ceiling"] = (ErrorCode.CeilingExceeded, [Add("1000.001", "gold", In("till"))]),
            ["a class that is not allowed"] = (ErrorCode.ClassNotAllowed, [Add("1", "medkit", In("chest"))]),
            ["a class of another scale"] = (ErrorCode.ScaleMismatch, [Add("1", "coin", In("vault"))]),
            ["taking a class of another scale"] = (ErrorCode.ScaleMismatch, [Take("1", "coin", In("vault"))]),
            ["balances of unequal scale"] = (ErrorCode.ScaleMismatch, [Transfer("1", "gold", "vault", "bank")]),
            ["from a balance to itself"] = (ErrorCode.SameLocation, [Transfer("1", "gold", "vault", "vault")]),
            ["from nowhere"] = (ErrorCode.ContainerNotFound, [Transfer("1", "gold", "nowhere", "vault")]),
            ["a transfer out of a grid"] = (ErrorCode.WrongContainerKind, [Transfer("1", "medkit", "bag", "vault")]),
            ["a quantity in slots"] = (ErrorCode.WrongContainerKind, [Add("1", "gold", Slot("gear", 2))]),
            ["a quantity on a line"] = (ErrorCode.WrongContainerKind, [Add("1", "gold", Line("track"))]),
            ["a balance location that names a grid"] = (ErrorCode.WrongContainerKind, [Add("1", "gold", In("bag"))]),
            ["the second of many transfers"] =
                (ErrorCode.InsufficientBalance,
                 [Many(OneTransfer("99", "gold", "vault", "purse"), OneTransfer("2", "gold", "vault", "purse"))]),

            // Quantities on grids.
            ["no shape"] = (ErrorCode.UnregisteredClassShape, [Add("1", "ghost", Cell("bag", 25))]),
            ["cell 0"] = (ErrorCode.OutOfBounds, [Add("1", "gold", Cell("bag", 0))]),
            ["a cell below zero"] = (ErrorCode.OutOfBounds, [Add("1", "gold", Cell("bag", long.MinValue))]),
            ["a cell past the last"] = (ErrorCode.OutOfBounds, [Add("1", "gold", Cell("bag", 26))]),
            ["a cell far outside"] = (ErrorCode.OutOfBounds, [Take("1", "gold", Cell("bag", long.MaxValue))]),
            ["a shape over the right edge"] = (ErrorCode.OutOfBounds, [Add("1", "plank", Cell("bag", 14))]),
            ["a turned shape over the lower edge"] =
                (ErrorCode.OutOfBounds, [Add("1", "plank", Cell("bag", 16, Containers.Rotation.Cw90))]),
            ["two cells high on a line of cells"] =
                (ErrorCode.OutOfBounds, [Add("1", "crate", Cell("belt", 1, Containers.Rotation.Cw270))]),
            ["a covered cell"] = (ErrorCode.Overlap, [Add("1", "plank", Cell("bag", 2))]),
            ["another class on the anchor"] = (ErrorCode.Overlap, [Add("1", "gold", Cell("bag", 9))]),
            ["another key on the anchor"] = (ErrorCode.Overlap, [Add("1", "medkit", Cell("bag", 9), 0)]),
            ["an instance on the anchor"] = (ErrorCode.Overlap, [Add("1", "crate", Cell("bag", 19))]),
            ["above max_stack on an empty anchor"] = (ErrorCode.StackLimit, [Add("65", "medkit", Cell("bag", 25))]),
            ["above max_stack by growing"] = (ErrorCode.StackLimit, [Add("53", "medkit", Cell("bag", 9))]),
            ["a decimal on a grid"] = (ErrorCode.InvalidQuantity, [Add("0.5", "gold", Cell("bag", 25))]),
            ["a decimal from a fine balance to a grid"] =
                (ErrorCode.InvalidQuantity, [Move("0.5", "coin", In("bank"), Cell("bag", 25))]),
            ["a stack beyond 64 bits"] =
                (ErrorCode.QuantityOverflow, [Add(Most, "gold", Cell("bag", 25)), Add("1", "gold", Cell("bag", 25))]),
            ["a stack that its balance could not count"] =
                (ErrorCode.QuantityOverflow,
                 [Add(Most, "gold", Cell("bag", 25)), Move(Most, "gold", Cell("bag", 25), In("bank"))]),
            ["more than the stack"] = (ErrorCode.InsufficientBalance, [Take("6", "plank", Cell("bag", 1))]),
            ["a covered cell that is not the anchor"] =
                (ErrorCode.InsufficientBalance, [Take("1", "plank", Cell("bag", 2))]),
            ["taking from an instance"] = (ErrorCode.InsufficientBalance, [Take("1", "crate", Cell("bag", 19))]),
            ["taking a class without a shape"] = (ErrorCode.InsufficientBalance, [Take("1", "ghost", Cell("bag", 25))]),
            ["onto its own anchor, turned"] =
                (ErrorCode.SameLocation,
                 [Move("5", "plank", Cell("bag", 1), Cell("bag", 1, Containers.Rotation.Cw90))]),
            ["a part onto the stack's own cells"] =
                (ErrorCode.Overlap, [Move("4", "plank", Cell("bag", 1), Cell("bag", 2))]),
            ["more than the stack onto its own cells"] =
                (ErrorCode.Overlap, [Move("6", "plank", Cell("bag", 1), Cell("bag", 2))]),

            // Instances.
            ["an instance of no class"] = (ErrorCode.ClassNotFound, [Mint("nothing")]),
            ["an instance in a balance"] = (ErrorCode.WrongContainerKind, [Mint("helmet", In("vault"))]),
            ["a slot location that names a grid"] = (ErrorCode.WrongContainerKind, [Mint("helmet", Slot("bag", 1))]),
            ["a line location that names a plane"] = (ErrorCode.WrongContainerKind, [Mint("helmet", Line("floor"))]),
            ["an instance on a line"] = (ErrorCode.UnregisteredClassExtent, [Mint("helmet", Line("track"))]),
            ["an instance on a plane"] = (ErrorCode.UnregisteredClassExtent, [Move(3, Plane("floor"))]),
            ["an instance without a shape on a grid"] =
                (ErrorCode.UnregisteredClassShape, [Mint("ghost", Cell("bag", 25))]),
            ["an instance on a stack of its class"] =
                (ErrorCode.Overlap, [Add("1", "gold", Cell("bag", 25)), Mint("gold", Cell("bag", 25))]),
            ["an instance over the lower edge"] = (ErrorCode.OutOfBounds, [Mint("helmet", Cell("bag", 25))]),
            ["an instance that never was"] = (ErrorCode.InstanceNotFound, [Move(99, Slot("gear", 2))]),
            ["an instance that was drained in this commit"] =
                (ErrorCode.InstanceNotFound,
                 [Mint("helmet", Slot("hook", 1)), Remove("hook"), MoveMinted(0, Slot("gear", 2))]),
            ["its own slot"] = (ErrorCode.SameLocation, [Move(1, Slot("gear", 1))]),
            ["its own slot by PlaceInSlot"] = (ErrorCode.SameLocation, [Place(1, "gear", 1)]),
            ["its own cell"] = (ErrorCode.SameLocation, [Move(4, Cell("bag", 19, Containers.Rotation.None))]),
            ["slot 0"] = (ErrorCode.OutOfBounds, [Place(3, "gear", 0)]),
            ["a slot past the last"] = (ErrorCode.OutOfBounds, [Unplace("gear", 5)]),
            ["a taken slot"] = (ErrorCode.SlotOccupied, [Place(3, "gear", 1)]),
            ["an empty slot"] = (ErrorCode.SlotEmpty, [Unplace("gear", 2)]),
            ["slots of a grid"] = (ErrorCode.WrongContainerKind, [Unplace("bag", 1)]),
            ["a swap of a slot with itself"] = (ErrorCode.SameLocation, [Swap("gear", 1, 1, "gear")]),
            ["a swap of two empty slots"] = (ErrorCode.SlotEmpty, [Swap("gear", 2, 4)]),
            ["a swap past the last slot of the other"] = (ErrorCode.OutOfBounds, [Swap("gear", 1, 2, "hook")]),

            // Two faults: the order of judgement.
            ["containers before the same place"] =
                (ErrorCode.ContainerNotFound, [Transfer("1", "gold", "nowhere", "nowhere")]),
            ["the same place before the class"] =
                (ErrorCode.SameLocation, [Transfer("1", "nothing", "vault", "vault")]),
            ["the same place before the kind"] =
                (ErrorCode.SameLocation, [Move("1", "gold", Slot("gear", 1), Slot("gear", 1))]),
            ["the class before the kind"] = (ErrorCode.ClassNotFound, [Add("1", "nothing", Slot("gear", 1))]),
            ["the instance before the kind"] = (ErrorCode.InstanceNotFound, [Move(99, In("vault"))]),
            ["the container before the instance"] = (ErrorCode.ContainerNotFound, [Move(99, Slot("nowhere", 1))]),
            ["the kind before the scale"] =
                (ErrorCode.WrongContainerKind, [Move("0", "coin", In("vault"), Slot("gear", 1))]),
            ["the scale before the form"] = (ErrorCode.ScaleMismatch, [Transfer("0", "gold", "vault", "bank")]),
            ["the form before the policy"] = (ErrorCode.InvalidQuantity, [Add("0", "medkit", In("chest"))]),
            ["the size before the policy"] = (ErrorCode.QuantityOverflow, [Add(Huge, "medkit", In("chest"))]),
            ["the policy before the amount"] = (ErrorCode.ClassNotAllowed, [Transfer("1", "medkit", "vault", "chest")]),
            ["the policy before space at the source"] =
                (ErrorCode.ClassNotAllowed, [Move("1", "medkit", Cell("bag", 99), In("chest"))]),
            ["the shape before bounds"] =
                (ErrorCode.UnregisteredClassShape, [Move("1", "ghost", Cell("bag", 99), Cell("bag", 0))]),
            ["bounds of the source before overlap"] =
                (ErrorCode.OutOfBounds, [Move("1", "gold", Cell("bag", 99), Cell("bag", 9))]),
            ["bounds before overlap"] = (ErrorCode.OutOfBounds, [Add("1", "plank", Cell("bag", 9))]),
            ["overlap before the amount"] = (ErrorCode.Overlap, [Move("101", "gold", In("vault"), Cell("bag", 9))]),
            ["the source's amount before the target's limit"] =
                (ErrorCode.InsufficientBalance, [Move("101", "medkit", In("vault"), Cell("bag", 25))]),
            ["the target's limit before overflow"] = (ErrorCode.StackLimit, [Add(Most, "medkit", Cell("bag", 9))]),
        };
}
