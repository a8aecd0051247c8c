using System.Numerics;
using AssetCore.Containers;
using AssetCore.Errors;
using AssetCore.Ids;
using AssetCore.Operations;
using AssetCore.Quantities;

namespace AssetCore.Engine.Tests.Reference;

/// <content>Guards.</content>
internal sealed partial class ReferenceRules
{
    private ErrorCode? Judge(Requirement requirement) => requirement switch
    {
        Requirement.BalanceAtLeast guard => JudgeBalance(
            guard.ContainerId, guard.ClassId, guard.Key, guard.Quantity, (present, asked) => present >= asked),
        Requirement.BalanceEquals guard => JudgeBalance(
            guard.ContainerId, guard.ClassId, guard.Key, guard.Quantity, (present, asked) => present == asked),
        Requirement.SlotEmpty guard => Judge(guard),
        Requirement.SlotHolds guard => Judge(guard),
        Requirement.CellFree guard => Judge(guard),
        Requirement.ContainerExists guard => If(state.Find(guard.ContainerId) is null, ErrorCode.RequirementFailed),
        Requirement.InstanceAt guard => Judge(guard),
        _ => throw new ArgumentOutOfRangeException(nameof(requirement), requirement, "The model does not know it."),
    };

    /// <summary>R90: the quantity may have any sign.</summary>
    private ErrorCode? JudgeBalance(
        ContainerId id, ClassId classId, uint? key, DecimalQuantity asked, Func<BigInteger, BigInteger, bool> isMet)
    {
        var place = new Location.Balance(id);
        var refusal = Exists(id)
            ?? Exists(classId)
            ?? IsOfItsKind(place)
            ?? ScalesAgree([place], classId)
            ?? ReferenceQuantity.Judge(asked, ScaleOf(place));
        if (refusal is not null) return refusal;
        var present = state.BalanceOf(CellOf(place, KeyOf(classId, key))).NotHeld;
        return If(!isMet(present, AmountAt(place, asked)), ErrorCode.RequirementFailed);
    }

    private ErrorCode? Judge(Requirement.SlotEmpty guard)
    {
        var slot = new Location.Slot(guard.ContainerId, guard.SlotIndex);
        return Exists(guard.ContainerId)
            ?? IsOfItsKind(slot)
            ?? IsInside(slot)
            ?? If(InstanceIn(slot) is not null, ErrorCode.RequirementFailed);
    }

    private ErrorCode? Judge(Requirement.SlotHolds guard)
    {
        var slot = new Location.Slot(guard.ContainerId, guard.SlotIndex);
        var refusal = Exists(guard.ContainerId)
            ?? (guard.InstId is { } instance ? Exists(instance) : Exists(guard.ClassId!.Value))
            ?? IsOfItsKind(slot)
            ?? IsInside(slot);
        if (refusal is not null) return refusal;
        var isMet = InstanceIn(slot) is { } there
            && (guard.InstId is { } asked
                ? there == Find(asked)
                : state.Instances[there]!.What.Class == state.Find(guard.ClassId!.Value));
        return If(!isMet, ErrorCode.RequirementFailed);
    }

    private ErrorCode? Judge(Requirement.CellFree guard)
    {
        var cell = new Location.GridCell(guard.ContainerId, guard.Position, null);
        return Exists(guard.ContainerId)
            ?? IsOfItsKind(cell)
            ?? If(!GridOf(guard.ContainerId).HasCell(guard.Position), ErrorCode.OutOfBounds)
            ?? If(!GridOf(guard.ContainerId).IsFree(guard.Position), ErrorCode.RequirementFailed);
    }

    private ErrorCode? Judge(Requirement.InstanceAt guard) => Exists(guard.Location.Container)
        ?? Exists(guard.InstId)
        ?? If(guard.Location is Location.Balance, ErrorCode.WrongContainerKind)
        ?? IsOfItsKind(guard.Location)
        ?? If(!IsWithinBounds(guard.Location), ErrorCode.OutOfBounds)
        ?? If(!IsAt(Find(guard.InstId)!.Value, guard.Location), ErrorCode.RequirementFailed);

    private bool IsAt(InstanceId id, Location place) => state.Instances[id]!.Place?.At == Normalized(place);

    /// <summary>R92: a position or slot that exists; a centre within the bounds, whatever stands around it.</summary>
    private bool IsWithinBounds(Location place) => (place, KindOf(place.Container)) switch
    {
        (Location.Slot slot, _) => IsInside(slot) is null,
        (Location.GridCell cell, _) => GridOf(cell.Container).HasCell(cell.Position),
        (Location.Line at, ContainerKind.Line line) => at.X >= line.MinX && at.X <= line.MaxX,
        (Location.Plane at, ContainerKind.Plane plane) => at.X >= plane.MinX && at.X <= plane.MaxX
            && at.Y >= plane.MinY && at.Y <= plane.MaxY
            && ReferenceSpace.IsTurn(at.RotationMillideg ?? 0),
        _ => throw new ArgumentOutOfRangeException(nameof(place), place, "The kind has been judged."),
    };
}
