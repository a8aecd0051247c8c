using AssetCore.Containers;
using AssetCore.Errors;
using AssetCore.Ids;
using AssetCore.Operations;

namespace AssetCore.Engine.Tests.Reference;

/// <content>Instances.</content>
internal sealed partial class ReferenceRules
{
    private ErrorCode? Mint(AddInstance op)
    {
        var what = new ClassKey(op.ClassId, op.Key);
        var refusal = (op.Location is null ? null : Exists(op.Location.Container))
            ?? Exists(op.ClassId)
            ?? (op.Location is null ? null : MayStandAt(op.Location, what, null));
        if (refusal is not null) return refusal;

        var id = new InstanceId(++state.LastInstanceId);
        state.Instances.Add(id, new InstanceRow(what, Normalized(op.Location)));
        _minted.Add(_operationIndex, id);
        Events += 1;
        return null;
    }

    private ErrorCode? Move(InstanceRef instance, Location to)
    {
        if (Exists(to.Container) is { } missing) return missing;
        var id = instance.IsMintedByOperation ? _minted[instance.OperationIndex] : instance.Id;
        if (!state.Instances.TryGetValue(id, out var row)) return ErrorCode.InstanceNotFound;
        var place = Normalized(to);
        var refusal = If(row.Place == place, ErrorCode.SameLocation) ?? MayStandAt(to, row.What, id);
        if (refusal is not null) return refusal;

        state.Instances[id] = row with { Place = place };
        Events += 1;
        return null;
    }

    private ErrorCode? Unplace(RemoveFromSlot op)
    {
        var slot = new Location.Slot(op.ContainerId, op.SlotIndex);
        var refusal = Exists(op.ContainerId) ?? IsOfItsKind(slot) ?? IsInside(slot);
        if (refusal is not null) return refusal;
        if (InstanceIn(slot) is not { } id) return ErrorCode.SlotEmpty;

        state.Instances[id] = state.Instances[id] with { Place = null };
        Events += 1;
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

        if (inA is { } first) state.Instances[first] = state.Instances[first] with { Place = b };
        if (inB is { } second) state.Instances[second] = state.Instances[second] with { Place = a };
        Events += (inA is null ? 0 : 1) + (inB is null ? 0 : 1);
        return null;
    }

    /// <summary>
    /// Kind and space: whether an instance, perhaps one that leaves its place for it, may stand there.
    /// </summary>
    private ErrorCode? MayStandAt(Location place, ClassKey what, InstanceId? leaving) =>
        IsOfItsKind(place) ?? place switch
        {
            Location.Slot slot => IsInside(slot) ?? If(InstanceIn(slot) is not null, ErrorCode.SlotOccupied),
            Location.GridCell cell => HasSpace(cell, what, leaving),
            Location.Line or Location.Plane => ErrorCode.UnregisteredClassExtent,
            _ => ErrorCode.WrongContainerKind,
        };

    private ErrorCode? HasSpace(Location.GridCell cell, ClassKey what, InstanceId? leaving)
    {
        if (state.ShapeOf(what) is not { } shape) return ErrorCode.UnregisteredClassShape;
        var grid = GridOf(cell.Container);
        var rotation = cell.Rotation ?? Rotation.None;
        return If(!grid.HasRoomInside(cell.Position, shape, rotation), ErrorCode.OutOfBounds)
            ?? If(!grid.IsFree(cell.Position, shape, rotation, null, leaving), ErrorCode.Overlap);
    }

    private ErrorCode? IsInside(Location.Slot slot) => If(
        slot.SlotIndex < 1 || slot.SlotIndex > ((ContainerKind.Slots)KindOf(slot.Container)).Count,
        ErrorCode.OutOfBounds);

    private InstanceId? InstanceIn(Location.Slot slot)
    {
        foreach (var (id, row) in state.Instances)
        {
            if (row.Place == slot) return id;
        }

        return null;
    }

    /// <summary>R51: a rotation that is not given is none, so that equal places are equal records.</summary>
    private static Location? Normalized(Location? place) =>
        place is Location.GridCell cell ? cell with { Rotation = cell.Rotation ?? Rotation.None } : place;
}
