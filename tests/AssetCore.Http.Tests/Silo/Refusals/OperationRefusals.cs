using System.Collections.Immutable;
using static AssetCore.Http.Tests.Silo.Refusals.RefusalRow;
using static AssetCore.Http.Tests.Silo.Refusals.RefusalSetting;

namespace AssetCore.Http.Tests.Silo.Refusals;

/// <summary>What operations are refused with, in the order of the catalogue of errors.</summary>
internal static class OperationRefusals
{
    public static ImmutableArray<RefusalRow> All { get; } =
    [
        Operation(ErrorCode.MalformedRequest, "a kind that cannot be",
            Op("CreateContainer", """{"external_id":"z","kind":{"type":"slots","count":0}}""")),
        Operation(ErrorCode.MalformedRequest, "a quantity that is no number", Add("gold", "ten", "a")),
        Operation(ErrorCode.InvalidId, "a space", Op("RemoveContainer", """{"container_id":"no spaces"}""")),
        Operation(ErrorCode.UnknownOperation, "nobody knows it", Op("Explode", "{}")),
        Operation(ErrorCode.UnknownArgument, "an argument too many",
            Op("RemoveContainer", """{"container_id":"a","loudly":true}""")),
        Operation(ErrorCode.ContainerNotFound, "never created",
            Op("RemoveContainer", """{"container_id":"nowhere"}""")),
        Operation(ErrorCode.ClassNotFound, "never registered", Add("lead", "1", "a")),
        Operation(ErrorCode.InstanceNotFound, "never minted",
            Op("PlaceInSlot", """{"container_id":"slots","slot_index":2,"instance_id":99}""")),
        Operation(ErrorCode.HoldNotFound, "never made", Op("ReleaseHold", """{"hold_id":"none"}""")),
        Operation(ErrorCode.ContainerAlreadyExists, "created twice",
            Op("CreateContainer", """{"external_id":"a","kind":{"type":"balance"}}""")),
        Operation(ErrorCode.ClassAlreadyExists, "registered twice",
            Op("RegisterClass", """{"request":{"class_id":"gold","name":"Gold"}}""")),
        Operation(ErrorCode.AlreadyAttached, "a second parent", Op("Attach", """{"child_id":4,"parent_id":1}""")),
        Operation(ErrorCode.HoldAlreadyExists, "made twice",
            Op("HoldFungible", """{"hold_id":"h","container_id":"a","class_id":"gold","quantity":"1"}""")),
        Operation(ErrorCode.ShapeInUse, "another shape",
            Op("RegisterClassShape", """{"request":{"class_id":"gold","shape":{"width":1,"height":1}}}""")),
        Operation(ErrorCode.ShapeInUse, "another extent",
            Op("RegisterClassExtent", """{"request":{"class_id":"beam","extent":{"length":11}}}""")),
        Operation(ErrorCode.InvalidQuantity, "zero", Add("gold", "0", "a")),
        Operation(ErrorCode.InvalidQuantity, "negative", Add("gold", "-1", "a")),
        Operation(ErrorCode.InvalidQuantity, "finer than the scale", Add("gold", "1.5", "a")),
        Operation(ErrorCode.InsufficientBalance, "more than there is", Transfer("a", "b", "20")),
        Operation(ErrorCode.InsufficientBalance, "what is held", Transfer("a", "b", "6")),
        Operation(ErrorCode.CeilingExceeded, "above the ceiling", Add("gold", "6", "b")),
        Operation(ErrorCode.QuantityOverflow, "beyond 64 bits", Add("gold", "9223372036854775808", "a")),
        Operation(ErrorCode.QuantityOverflow, "a sum beyond 64 bits", Add("gold", "9223372036854775807", "a")),
        Operation(ErrorCode.ScaleMismatch, "another than the class demands", Add("silver", "1", "a")),
        Operation(ErrorCode.ScaleMismatch, "two scales", Transfer("a", "fine", "1")),
        Operation(ErrorCode.WrongContainerKind, "a balance in slots", Add("gold", "1", "slots")),
        Operation(ErrorCode.UnregisteredClassShape, "on a grid", Cell("flat", "1", 5)),
        Operation(ErrorCode.UnregisteredClassExtent, "on a line",
            Op("AddInstance", """{"class_id":"gold","location":{"container_id":"line","kind":"line","x":5}}""")),
        Operation(ErrorCode.ClassNotAllowed, "not on the list", Add("gold", "1", "picky")),
        Operation(ErrorCode.SameLocation, "to itself", Transfer("a", "a", "1")),
        Operation(ErrorCode.OutOfBounds, "outside the grid", Cell("gold", "1", 10)),
        Operation(ErrorCode.OutOfBounds, "partly outside the grid", Cell("gold", "1", 6)),
        Operation(ErrorCode.OutOfBounds, "slot 0",
            Op("PlaceInSlot", """{"container_id":"slots","slot_index":0,"instance_id":2}""")),
        Operation(ErrorCode.OutOfBounds, "partly outside the line",
            Op("AddInstance", """{"class_id":"beam","location":{"container_id":"line","kind":"line","x":4}}""")),
        Operation(ErrorCode.Overlap, "on the grid", Cell("gold", "1", 2)),
        Operation(ErrorCode.Overlap, "on the line",
            Op("AddInstance", """{"class_id":"beam","location":{"container_id":"line","kind":"line","x":59}}""")),
        Operation(ErrorCode.Overlap, "on the plane", Op("AddInstance", """
            {"class_id":"table",
             "location":{"container_id":"plane","kind":"plane","x":56,"y":56,"rotation_millideg":45000}}
            """)),
        Operation(ErrorCode.SlotOccupied, "taken",
            Op("PlaceInSlot", """{"container_id":"slots","slot_index":1,"instance_id":2}""")),
        Operation(ErrorCode.SlotEmpty, "nothing in it",
            Op("RemoveFromSlot", """{"container_id":"slots","slot_index":2}""")),
        Operation(ErrorCode.StackLimit, "above max_stack", Cell("gold", "2", 1)),
        Operation(ErrorCode.HasChildren, "burnt", Op("BurnInstance", """{"inst_id":3}""")),
        Operation(ErrorCode.NotAttached, "detached twice", Op("Detach", """{"child_id":1}""")),
        Operation(ErrorCode.WouldCreateCycle, "under its own child",
            Op("Attach", """{"child_id":3,"parent_id":4}""")),
        Operation(ErrorCode.ContainerNotEmpty, "not to be drained",
            Op("RemoveContainer", """{"container_id":"slots","drain":false}""")),
        Operation(ErrorCode.ContainerHasHolds, "held quantity", Op("RemoveContainer", """{"container_id":"a"}""")),
        Operation(ErrorCode.InstanceNotPlaced, "has no place", Op("UnplaceInstance", """{"inst_id":2}""")),
        Operation(ErrorCode.RequirementFailed, "less than required", Op("Require", """
            {"balance_at_least":{"container_id":"a","class_id":"gold","quantity":"6"}}
            """)),
    ];
}
