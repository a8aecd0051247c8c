using AssetCore.Containers;
using AssetCore.Engine.Geometry;
using AssetCore.Engine.State;
using AssetCore.Errors;
using AssetCore.Format.Events;
using AssetCore.Ids;
using AssetCore.Operations;

namespace AssetCore.Engine.Operations;

/// <summary>
/// A place that an operation puts an instance at. The stages of the contract are methods, called in its order.
/// </summary>
/// <param name="world">The world.</param>
/// <param name="location">The place as asked for.</param>
internal ref struct InstanceTarget(WorldWriter world, Location location)
{
    private ContainerIndex _container;

    private readonly ref readonly ContainerCell Cell => ref world.State.Containers[_container];

    /// <summary>Stage of containers.</summary>
    public Rejection? FindContainer()
    {
        world.TryFind(location.Container, out _container, out var refusal);
        return refusal;
    }

    /// <summary>True if the instance is at this very place, on grids and planes in this very turn.</summary>
    public readonly bool IsPlaceOf(in InstanceCell instance)
    {
        if (instance.Type == ContainerType.None || instance.Container != _container.Value) return false;
        return location switch
        {
            Location.Slot slot => instance.Type == ContainerType.Slots && slot.SlotIndex == instance.Position,
            Location.GridCell cell => instance.Type == ContainerType.Grid
                && cell.Position == instance.Position
                && (cell.Rotation ?? Rotation.None) == instance.Rotation,
            Location.Line line => instance.Type == ContainerType.Line && line.X == instance.X,
            Location.Plane plane => instance.Type == ContainerType.Plane
                && (plane.X, plane.Y) == (instance.X, instance.Y)
                && (plane.RotationMillideg ?? 0) == instance.Turn,
            _ => false,
        };
    }

    /// <summary>Stage of kinds.</summary>
    public readonly Rejection? JudgeKind()
    {
        var (needed, name) = location switch
        {
            Location.Slot => (ContainerType.Slots, "slots"),
            Location.GridCell => (ContainerType.Grid, "a grid"),
            Location.Line => (ContainerType.Line, "a continuous_line_1d"),
            Location.Plane => (ContainerType.Plane, "a continuous_grid_2d"),
            _ => (ContainerType.None, ""),
        };
        if (needed == ContainerType.None)
            return Reject.WrongLocation(location, "a slot, a grid_cell, a line or a plane");
        return Cell.Type == needed ? null : Reject.WrongKind(location.Container, Cell.Type, name);
    }

    /// <summary>The place lies within the container, whatever stands there: for guards.</summary>
    public readonly Rejection? JudgeBounds() => location switch
    {
        Location.Slot slot => SlotRules.JudgeInside(Cell, slot.SlotIndex),
        Location.GridCell cell => GridRules.JudgeInside(Cell, cell.Position),
        Location.Line line => ContinuousBounds.Judge(Cell, line),
        Location.Plane plane => ContinuousBounds.Judge(Cell, plane),
        _ => throw new InvalidOperationException("A location that no instance can have was refused for its kind."),
    };

    /// <summary>Stage of space.</summary>
    /// <param name="variant">What is placed.</param>
    /// <param name="mover">The instance, which may use the space that it leaves; number 0 if it is new.</param>
    /// <param name="place">The place, if it is free.</param>
    public readonly Rejection? JudgeSpace(Variant variant, InstanceId mover, out InstancePlace place) =>
        location switch
        {
            Location.Slot slot => JudgeSlot(slot, out place),
            Location.GridCell cell => JudgeGrid(cell, variant, world.State.Instances[mover], out place),
            Location.Line line => JudgeLine(line, variant, mover, out place),
            Location.Plane plane => JudgePlane(plane, variant, mover, out place),
            _ => throw new InvalidOperationException("A location that no instance can have was refused for its kind."),
        };

    private readonly Rejection? JudgeSlot(Location.Slot slot, out InstancePlace place)
    {
        place = InstancePlace.Nowhere;
        if (SlotRules.JudgeInside(Cell, slot.SlotIndex) is { } outside) return outside;
        var index = (int)slot.SlotIndex;
        if (Cell.Slots is { } board && board[index] is { Value: not 0 } holder)
            return Reject.SlotOccupied(Cell, index, holder);
        place = new InstancePlace.Slot(_container, index);
        return null;
    }

    private readonly Rejection? JudgeGrid(
        Location.GridCell cell, Variant variant, in InstanceCell from, out InstancePlace place)
    {
        place = InstancePlace.Nowhere;
        var kind = (ContainerKind.Grid)Cell.Row!.Kind;
        if (world.State.Classes.LookUpShape(variant) is not { } shape)
            return Reject.UnregisteredShape(world.State.Classes[variant.Class], variant.Key);
        if (GridRules.JudgeInside(Cell, cell.Position) is { } outside) return outside;
        var rotation = cell.Rotation ?? Rotation.None;
        var position = (int)cell.Position;
        var footprint = shape.Turned(rotation);
        var leaves = from.Type == ContainerType.Grid && from.Container == _container.Value
            ? CellRect.At(from.Position, from.Footprint, kind.Width)
            : (CellRect?)null;
        var refusal = GridRules.JudgeOutline(Cell, position, footprint)
            ?? GridRules.JudgeFree(Cell, position, footprint, leaves);
        if (refusal is null) place = new InstancePlace.Grid(_container, position, rotation, footprint);
        return refusal;
    }

    private readonly Rejection? JudgeLine(
        Location.Line line, Variant variant, InstanceId mover, out InstancePlace place)
    {
        place = InstancePlace.Nowhere;
        if (FindExtent(variant, true, out var extent) is { } missing) return missing;
        var refusal = LineRules.Judge(Cell, new LineSpan(line.X, extent.Width), mover);
        if (refusal is null) place = new InstancePlace.Line(_container, line.X, extent.Width);
        return refusal;
    }

    private readonly Rejection? JudgePlane(
        Location.Plane plane, Variant variant, InstanceId mover, out InstancePlace place)
    {
        place = InstancePlace.Nowhere;
        if (FindExtent(variant, false, out var extent) is { } missing) return missing;
        if (PlaneRules.JudgeTurn(Cell, plane.RotationMillideg) is { } turned) return turned;
        var turn = (int)(plane.RotationMillideg ?? 0);
        var refusal = PlaneRules.Judge(Cell, plane.X, plane.Y, turn, extent, mover, out var looked);
        world.Step(looked);
        if (refusal is null)
            place = new InstancePlace.Plane(_container, plane.X, plane.Y, turn, extent.Width, extent.Height);
        return refusal;
    }

    // Looked up by key, then by class, whatever its form; one of the other form is none.
    private readonly Rejection? FindExtent(Variant variant, bool isSpan, out Extent extent)
    {
        var found = world.State.Classes.LookUpExtent(variant);
        extent = found.GetValueOrDefault();
        if (found is null) return Reject.UnregisteredExtent(world.State.Classes[variant.Class], variant.Key);
        return extent.IsSpan == isSpan
            ? null
            : Reject.ExtentOfOtherForm(world.State.Classes[variant.Class], variant.Key, extent);
    }
}
