using System.Numerics;
using AssetCore.Containers;
using AssetCore.Errors;
using AssetCore.Ids;
using AssetCore.Operations;
using AssetCore.Quantities;

namespace AssetCore.Engine.Tests.Reference;

/// <content>
/// Quantities. Adding, removing, moving and transferring are one rule: a quantity flows from a place, or from nothing,
/// to a place, or to nothing.
/// </content>
internal sealed partial class ReferenceRules
{
    private ErrorCode? Transfer(Transfer transfer) => Flow(
        new Location.Balance(transfer.FromContainer),
        new Location.Balance(transfer.ToContainer),
        transfer.ClassId,
        transfer.Key,
        transfer.Quantity);

    private ErrorCode? Flow(Location? from, Location? to, ClassId classId, uint? key, DecimalQuantity quantity)
    {
        var places = new[] { from, to }.OfType<Location>().ToList();
        return First(places, place => Exists(place.Container))
            ?? If(from is not null && to is not null && IsSamePlace(from, to), ErrorCode.SameLocation)
            ?? Exists(classId)
            ?? First(places, HoldsQuantities)
            ?? ScalesAgree(places, classId)
            ?? IsPossible(quantity, places)
            ?? Allows(to, classId)
            ?? Pour(from, to, KeyOf(classId, key), quantity);
    }

    /// <summary>Space, amount, and what comes of it.</summary>
    private ErrorCode? Pour(Location? from, Location? to, ClassKey what, DecimalQuantity quantity)
    {
        var refusal = HasSpace(from, to, what, quantity)
            ?? HasEnough(from, what, quantity)
            ?? (to is null ? null : MayReach(to, what, AmountAt(to, quantity)));
        if (refusal is not null) return refusal;

        if (WholeStack(from, what, quantity) is { } stack
            && to is Location.GridCell cell
            && StackToGrow(to, what) is null)
        {
            state.Stacks[stack] = state.Stacks[stack]! with
            {
                Container = NumberOf(cell.Container),
                Anchor = cell.Position,
                Rotation = cell.Rotation ?? Rotation.None,
            };
            return null;
        }

        if (from is not null) Change(from, what, -AmountAt(from, quantity));
        if (to is not null) Change(to, what, AmountAt(to, quantity));
        return null;
    }

    /// <summary>R41: rotations do not count.</summary>
    private static bool IsSamePlace(Location a, Location b) => (a, b) switch
    {
        (Location.GridCell x, Location.GridCell y) => (x.Container, x.Position) == (y.Container, y.Position),
        (Location.Plane x, Location.Plane y) => (x.Container, x.X, x.Y) == (y.Container, y.X, y.Y),
        _ => a == b,
    };

    private ErrorCode? HoldsQuantities(Location place) =>
        place is Location.Balance or Location.GridCell ? IsOfItsKind(place) : ErrorCode.WrongContainerKind;

    private ErrorCode? ScalesAgree(List<Location> places, ClassId classId)
    {
        var scales = places.OfType<Location.Balance>().Select(ScaleOf).ToList();
        var demanded = state.Classes[state.Find(classId)!.Value]!.Behavior?.BalanceScale;
        if (demanded is { } scale && scales.Count > 0) scales.Add(scale);
        return If(scales.Distinct().Count() > 1, ErrorCode.ScaleMismatch);
    }

    private ErrorCode? IsPossible(DecimalQuantity quantity, List<Location> places) =>
        If(quantity.Sign <= 0, ErrorCode.InvalidQuantity)
        ?? First(places.OfType<Location.GridCell>(), _ => ReferenceQuantity.Judge(quantity, Scale.Whole))
        ?? First(places, place => ReferenceQuantity.Judge(quantity, ScaleOf(place)));

    private ErrorCode? Allows(Location? to, ClassId classId) =>
        to is Location.Balance && RowOf(to.Container).Policies is { RestrictsClasses: true } policies
            ? If(!policies.Classes.Contains(classId), ErrorCode.ClassNotAllowed)
            : null;

    private ErrorCode? HasSpace(Location? from, Location? to, ClassKey what, DecimalQuantity quantity)
    {
        var target = StackToGrow(to, what) is null ? to as Location.GridCell : null;
        var shape = target is null ? null : state.ShapeOf(what);
        if (target is not null && shape is null) return ErrorCode.UnregisteredClassShape;
        if (from is Location.GridCell source && !GridOf(source.Container).HasCell(source.Position))
        {
            return ErrorCode.OutOfBounds;
        }

        if (target is null) return null;

        var grid = GridOf(target.Container);
        var rotation = target.Rotation ?? Rotation.None;
        if (!grid.HasRoomInside(target.Position, shape!.Value, rotation)) return ErrorCode.OutOfBounds;
        var isFree = grid.IsFree(target.Position, shape.Value, rotation, WholeStack(from, what, quantity), null);
        return If(!isFree, ErrorCode.Overlap);
    }

    private ErrorCode? HasEnough(Location? from, ClassKey what, DecimalQuantity quantity) => If(
        from is not null && AmountAt(from, quantity) > AvailableAt(from, what),
        ErrorCode.InsufficientBalance);

    private ErrorCode? MayReach(Location to, ClassKey what, BigInteger more)
    {
        var sum = PresentAt(to, what) + more;
        var (limit, code) = to is Location.Balance
            ? (RowOf(to.Container).Policies?.Ceiling, ErrorCode.CeilingExceeded)
            : (state.Classes[what.Class]!.Behavior?.MaxStack, ErrorCode.StackLimit);
        if (limit is { } most && sum > ReferenceQuantity.Units(most, ScaleOf(to))) return code;
        return If(ReferenceQuantity.IsBeyond64Bits(sum), ErrorCode.QuantityOverflow);
    }

    private Scale ScaleOf(Location place) =>
        KindOf(place.Container) is ContainerKind.Balance balance ? balance.Scale : Scale.Whole;

    private BigInteger AmountAt(Location place, DecimalQuantity quantity) =>
        ReferenceQuantity.Units(quantity, ScaleOf(place));

    private BigInteger FloorOf(ContainerId id) =>
        RowOf(id).Policies?.Floor is { } floor
            ? ReferenceQuantity.Units(floor, ((ContainerKind.Balance)KindOf(id)).Scale)
            : 0;

    private BigInteger PresentAt(Location place, ClassKey what)
    {
        if (place is Location.Balance) return state.BalanceOf(CellOf(place, what)).Quantity;
        return StackToGrow(place, what) is { } id ? state.Stacks[id]!.Quantity : 0;
    }

    private BigInteger AvailableAt(Location place, ClassKey what) => place is Location.Balance
        ? state.BalanceOf(CellOf(place, what)).NotHeld - FloorOf(place.Container)
        : PresentAt(place, what);

    private BalanceCell CellOf(Location place, ClassKey what) => new(NumberOf(place.Container), what);

    /// <summary>The stack of this very class and key that has its anchor at a place, or null.</summary>
    private StackId? StackToGrow(Location? place, ClassKey what) =>
        place is Location.GridCell cell
        && GridOf(cell.Container).StackAt(cell.Position) is { } id
        && state.Stacks[id]!.What == what ? id : null;

    /// <summary>The stack at a place if the quantity is exactly all of it, or null.</summary>
    private StackId? WholeStack(Location? from, ClassKey what, DecimalQuantity quantity) =>
        StackToGrow(from, what) is { } id && state.Stacks[id]!.Quantity == AmountAt(from!, quantity) ? id : null;

    private void Change(Location place, ClassKey what, BigInteger by)
    {
        if (place is not Location.GridCell cell)
        {
            var row = state.BalanceOf(CellOf(place, what));
            state.SetBalance(CellOf(place, what), row with { Quantity = row.Quantity + by });
            return;
        }

        var after = PresentAt(place, what) + by;
        var (container, rotation) = (NumberOf(cell.Container), cell.Rotation ?? Rotation.None);
        if (StackToGrow(place, what) is { } id)
        {
            state.Stacks[id] = after.IsZero ? null : state.Stacks[id]! with { Quantity = after };
        }
        else
        {
            state.Stacks[new StackId(++state.LastStackId)] =
                new StackRow(container, cell.Position, rotation, state.ShapeOf(what)!.Value, what, after);
        }
    }
}
