using AssetCore.Containers;
using AssetCore.Errors;
using AssetCore.Ids;
using AssetCore.Operations;

namespace AssetCore.Engine.Tests.Reference;

/// <content>Instances and where they stand.</content>
internal sealed partial class ReferenceRules
{
    private ErrorCode? Mint(AddInstance op)
    {
        var refusal = (op.Location is null ? null : Exists(op.Location.Container))
            ?? Exists(op.ClassId)
            ?? (op.Location is null ? null : MayStandAt(op.Location, KeyOf(op.ClassId, op.Key), null));
        if (refusal is not null) return refusal;

        var (id, what) = (new InstanceId(++state.LastInstanceId), KeyOf(op.ClassId, op.Key));
        state.Instances[id] = new InstanceRow(what, null, op.Location is null ? null : StandingAt(op.Location, what));
        _minted.Add(_operationIndex, id);
        return null;
    }

    private ErrorCode? Move(InstanceRef instance, Location to)
    {
        var refusal = Exists(to.Container) ?? Exists(instance);
        if (refusal is not null) return refusal;
        var id = Find(instance)!.Value;
        var row = state.Instances[id]!;
        refusal = If(row.Place?.At == Normalized(to), ErrorCode.SameLocation) ?? MayStandAt(to, row.What, id);
        if (refusal is not null) return refusal;

        state.Instances[id] = row with { Place = StandingAt(to, row.What) };
        return null;
    }

    private ErrorCode? Unplace(UnplaceInstance op)
    {
        if (Find(op.InstId) is not { } id) return ErrorCode.InstanceNotFound;
        if (state.Instances[id]!.Place is null) return ErrorCode.InstanceNotPlaced;
        state.Instances[id] = state.Instances[id]! with { Place = null };
        return null;
    }

    private ErrorCode? Unplace(RemoveFromSlot op)
    {
        var slot = new Location.Slot(op.ContainerId, op.SlotIndex);
        var refusal = Exists(op.ContainerId) ?? IsOfItsKind(slot) ?? IsInside(slot);
        if (refusal is not null) return refusal;
        if (InstanceIn(slot) is not { } id) return ErrorCode.SlotEmpty;

        state.Instances[id] = state.Instances[id]! with { Place = null };
        return null;
    }

    private ErrorCode? Swap(SwapSlots op)
    {
        var a = new Location.Slot(op.ContainerId, op.SlotA);
        var b = new Location.Slot(op.OtherContainerId ?? op.ContainerId, op.SlotB);
        var refusal = Exists(a.Container)
            ?? Exists(b.Container)
            ?? If(a == b, ErrorCode.SameLocation)
            ?? IsOfItsKind(a)
            ?? IsOfItsKind(b)
            ?? IsInside(a)
            ?? IsInside(b);
        if (refusal is not null) return refusal;
        var (inA, inB) = (InstanceIn(a), InstanceIn(b));
        if (inA is null && inB is null) return ErrorCode.SlotEmpty;

        if (inA is { } first) Put(first, b);
        if (inB is { } second) Put(second, a);
        return null;
    }

    private void Put(InstanceId id, Location place)
    {
        var row = state.Instances[id]!;
        state.Instances[id] = row with { Place = StandingAt(place, row.What) };
    }

    /// <summary>
    /// Kind and space: whether an instance, perhaps one that leaves its place for it, may stand there.
    /// </summary>
    private ErrorCode? MayStandAt(Location place, ClassKey what, InstanceId? leaving) =>
        If(place is Location.Balance, ErrorCode.WrongContainerKind) ?? IsOfItsKind(place) ?? place switch
        {
            Location.Slot slot => IsInside(slot) ?? If(InstanceIn(slot) is not null, ErrorCode.SlotOccupied),
            Location.GridCell cell => HasSpace(cell, what, leaving),
            _ => HasRoom(place, what, leaving),
        };

    private ErrorCode? HasSpace(Location.GridCell cell, ClassKey what, InstanceId? leaving)
    {
        if (state.ShapeOf(what) is not { } shape) return ErrorCode.UnregisteredClassShape;
        var grid = GridOf(cell.Container);
        var rotation = cell.Rotation ?? Rotation.None;
        return If(!grid.HasRoomInside(cell.Position, shape, rotation), ErrorCode.OutOfBounds)
            ?? If(!grid.IsFree(cell.Position, shape, rotation, null, leaving), ErrorCode.Overlap);
    }

    /// <summary>On a line or a plane.</summary>
    private ErrorCode? HasRoom(Location place, ClassKey what, InstanceId? leaving)
    {
        var isLine = place is Location.Line;
        if (state.ExtentOf(what) is not { } extent || extent.IsSpan != isLine) return ErrorCode.UnregisteredClassExtent;
        var space = new ReferenceSpace(state, NumberOf(place.Container));
        var standing = StandingAt(place, what);
        return If(!space.HasRoomInside(standing), ErrorCode.OutOfBounds)
            ?? If(space.Overlapping(standing).Any(id => id != leaving), ErrorCode.Overlap);
    }

    private ErrorCode? IsInside(Location.Slot slot) => If(
        slot.SlotIndex < 1 || slot.SlotIndex > ((ContainerKind.Slots)KindOf(slot.Container)).Count,
        ErrorCode.OutOfBounds);

    private InstanceId? InstanceIn(Location.Slot slot)
    {
        foreach (var (id, row) in state.Instances)
        {
            if (row.Place?.At == slot) return id;
        }

        return null;
    }

    private Standing StandingAt(Location place, ClassKey what) => new(
        NumberOf(place.Container),
        Normalized(place),
        place is Location.GridCell ? state.ShapeOf(what) : null,
        place is Location.Line or Location.Plane ? state.ExtentOf(what) : null);

    /// <summary>R51, R53: a turn that is not given is none, so that equal places are equal records.</summary>
    private static Location Normalized(Location place) => place switch
    {
        Location.GridCell cell => cell with { Rotation = cell.Rotation ?? Rotation.None },
        Location.Plane plane => plane with { RotationMillideg = plane.RotationMillideg ?? 0 },
        _ => place,
    };
}
