using AssetCore.Errors;
using AssetCore.Operations;
using static AssetCore.Engine.Tests.Reference.Say;

namespace AssetCore.Engine.Tests.Reference;

/// <content>Holds (R80, R81) and guards (R90 to R92).</content>
internal static partial class RefusalScenarios
{
    private static Dictionary<string, (ErrorCode, Operation[])> HoldsAndGuards() =>
        new(StringComparer.Ordinal)
        {
            // What is held is not available.
            ["taking what is held"] = (ErrorCode.InsufficientBalance, [Take("31", "gold", In("escrow"))]),
            ["moving what is held"] =
                (ErrorCode.InsufficientBalance, [Move("31", "gold", In("escrow"), Cell("bag", 25))]),
            ["transferring what is held"] =
                (ErrorCode.InsufficientBalance, [Transfer("31", "gold", "escrow", "vault")]),
            ["holding what is held"] = (ErrorCode.InsufficientBalance, [Hold("new", "31", "gold", "escrow")]),
            ["removing a container with a hold"] = (ErrorCode.ContainerHasHolds, [Remove("escrow")]),
            ["removing a container with a hold, without drain"] =
                (ErrorCode.ContainerNotEmpty, [Remove("escrow", false)]),
            ["removing a container with nothing but a hold"] =
                (ErrorCode.ContainerHasHolds, [Hold("new", "1", "gold", "abyss"), Remove("abyss", false)]),

            // Holding.
            ["a hold in nothing"] = (ErrorCode.ContainerNotFound, [Hold("order-1", "0", "nothing", "nowhere")]),
            ["a hold of nothing"] = (ErrorCode.ClassNotFound, [Hold("order-1", "0", "nothing", "bag")]),
            ["a hold that exists"] = (ErrorCode.HoldAlreadyExists, [Hold("order-1", "0", "coin", "bag")]),
            ["a hold on a grid"] = (ErrorCode.WrongContainerKind, [Hold("new", "0", "gold", "bag")]),
            ["a hold of a class of another scale"] = (ErrorCode.ScaleMismatch, [Hold("new", "0", "coin", "vault")]),
            ["a hold of zero"] = (ErrorCode.InvalidQuantity, [Hold("new", "0", "gold", "vault")]),
            ["a hold finer than the scale"] = (ErrorCode.InvalidQuantity, [Hold("new", "0.5", "gold", "vault")]),
            ["a hold beyond 64 bits"] = (ErrorCode.QuantityOverflow, [Hold("new", Huge, "gold", "vault")]),
            ["a hold of more than there is"] = (ErrorCode.InsufficientBalance, [Hold("new", "101", "gold", "vault")]),
            ["a hold below the floor"] = (ErrorCode.InsufficientBalance, [Hold("new", "2.501", "gold", "till")]),
            ["holds beyond 64 bits"] =
                (ErrorCode.QuantityOverflow,
                 [
                     Add(Most, "gold", In("abyss")), Hold("new", Most, "gold", "abyss"),
                     Hold("more", "1", "gold", "abyss"),
                 ]),

            // Capturing and releasing.
            ["a capture to nowhere"] = (ErrorCode.ContainerNotFound, [Capture("none", "nowhere")]),
            ["a capture of no hold"] = (ErrorCode.HoldNotFound, [Capture("none", "bag")]),
            ["a capture into the hold's own container"] = (ErrorCode.SameLocation, [Capture("order-1", "escrow", "0")]),
            ["a capture into a grid"] = (ErrorCode.WrongContainerKind, [Capture("order-1", "bag", "0")]),
            ["a capture into another scale"] = (ErrorCode.ScaleMismatch, [Capture("order-1", "bank", "0")]),
            ["a capture of zero"] = (ErrorCode.InvalidQuantity, [Capture("order-1", "vault", "0")]),
            ["a capture of a decimal"] = (ErrorCode.InvalidQuantity, [Capture("order-1", "vault", "1.5")]),
            ["a capture beyond 64 bits"] = (ErrorCode.QuantityOverflow, [Capture("order-1", "vault", Huge)]),
            ["a capture of more than is held"] = (ErrorCode.InsufficientBalance, [Capture("order-1", "vault", "21")]),
            ["a capture above the ceiling"] =
                (ErrorCode.CeilingExceeded, [Govern("vault", Policies(null, "110")), Capture("order-1", "vault")]),
            ["a capture beyond 64 bits in the target"] =
                (ErrorCode.QuantityOverflow, [Add(Most, "gold", In("purse")), Capture("order-1", "purse", "1")]),
            ["a release of no hold"] = (ErrorCode.HoldNotFound, [Release("none")]),
            ["a release of a captured hold"] =
                (ErrorCode.HoldNotFound, [Capture("order-1", "vault", "1"), Release("order-1")]),

            // Guards on balances.
            ["a guard on nothing"] = (ErrorCode.ContainerNotFound, [AtLeast("1", "nothing", "nowhere")]),
            ["a guard of nothing"] = (ErrorCode.ClassNotFound, [AtLeast("1", "nothing", "bag")]),
            ["a balance guard on a grid"] = (ErrorCode.WrongContainerKind, [Exactly("1", "coin", "bag")]),
            ["a guard of a class of another scale"] = (ErrorCode.ScaleMismatch, [Exactly("0.5", "coin", "vault")]),
            ["a guard finer than the scale"] = (ErrorCode.InvalidQuantity, [AtLeast("-0.5", "gold", "vault")]),
            ["a guard beyond 64 bits"] = (ErrorCode.QuantityOverflow, [AtLeast(Huge, "gold", "vault")]),
            ["a guard that asks for more"] = (ErrorCode.RequirementFailed, [AtLeast("101", "gold", "vault")]),
            ["a guard that asks for what is held"] = (ErrorCode.RequirementFailed, [AtLeast("31", "gold", "escrow")]),
            ["a guard that counts what is held"] = (ErrorCode.RequirementFailed, [Exactly("50", "gold", "escrow")]),
            ["a guard that counts the floor"] = (ErrorCode.RequirementFailed, [AtLeast("1", "gold", "till")]),
            ["a guard of another key"] = (ErrorCode.RequirementFailed, [Exactly("100", "gold", "vault", 0)]),

            // Guards on places.
            ["a guard that there is a container"] = (ErrorCode.RequirementFailed, [Exists("nowhere")]),
            ["a guard that a taken slot is empty"] = (ErrorCode.RequirementFailed, [IsEmpty("gear", 1)]),
            ["a slot guard on nothing"] = (ErrorCode.ContainerNotFound, [IsEmpty("nowhere", 0)]),
            ["a slot guard on a grid"] = (ErrorCode.WrongContainerKind, [IsEmpty("bag", 0)]),
            ["a slot guard out of bounds"] = (ErrorCode.OutOfBounds, [IsEmpty("gear", 5)]),
            ["a guard that a slot holds another instance"] = (ErrorCode.RequirementFailed, [Holds("gear", 1, 2)]),
            ["a guard that a slot holds another class"] = (ErrorCode.RequirementFailed, [Holds("gear", 1, "crate")]),
            ["a guard that an empty slot holds something"] =
                (ErrorCode.RequirementFailed, [Holds("gear", 2, "helmet")]),
            ["a guard that a slot holds what never was"] = (ErrorCode.InstanceNotFound, [Holds("bag", 0, 99)]),
            ["a guard that a slot holds no class"] = (ErrorCode.ClassNotFound, [Holds("bag", 0, "nothing")]),
            ["a guard that a slot of a grid holds"] = (ErrorCode.WrongContainerKind, [Holds("bag", 0, 1)]),
            ["a guard that slot 0 holds"] = (ErrorCode.OutOfBounds, [Holds("gear", 0, 1)]),
            ["a guard that a covered cell is free"] = (ErrorCode.RequirementFailed, [IsFree("bag", 3)]),
            ["a guard that a cell of slots is free"] = (ErrorCode.WrongContainerKind, [IsFree("gear", 0)]),
            ["a guard that a cell outside is free"] = (ErrorCode.OutOfBounds, [IsFree("bag", 26)]),
            ["a guard on where something never was"] = (ErrorCode.InstanceNotFound, [IsAt(99, Slot("bag", 0))]),
            ["a guard that it is in a balance"] = (ErrorCode.WrongContainerKind, [IsAt(1, In("vault"))]),
            ["a guard that it is in a slot of a grid"] = (ErrorCode.WrongContainerKind, [IsAt(1, Slot("bag", 0))]),
            ["a guard that it is outside"] = (ErrorCode.OutOfBounds, [IsAt(1, Slot("gear", 5))]),
            ["a guard that it is past the end of a line"] = (ErrorCode.OutOfBounds, [IsAt(5, On("track", 1001))]),
            ["a guard that it is turned beyond a turn"] =
                (ErrorCode.OutOfBounds, [IsAt(6, On("floor", 500, 500, 360_000))]),
            ["a guard that it is elsewhere"] = (ErrorCode.RequirementFailed, [IsAt(1, Slot("gear", 2))]),
            ["a guard that it is turned"] =
                (ErrorCode.RequirementFailed, [IsAt(4, Cell("bag", 19, Containers.Rotation.Cw90))]),
            ["a guard that it is turned on a plane"] =
                (ErrorCode.RequirementFailed, [IsAt(6, On("floor", 500, 500, 1))]),
            ["a guard that something unplaced is somewhere"] =
                (ErrorCode.RequirementFailed, [IsAt(3, Slot("gear", 2))]),
        };
}
