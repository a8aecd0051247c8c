using AssetCore.Containers;
using AssetCore.Ids;
using AssetCore.Operations;

namespace AssetCore.Engine.Tests.Reference;

/// <summary>Who covers which cell of a grid, found by walking over all cells of all occupants, every time.</summary>
internal sealed class ReferenceGrid(ReferenceState state, ContainerNumber container, ContainerKind.Grid grid)
{
    /// <summary>True for 1 up to the capacity.</summary>
    public bool HasCell(long position) => position >= 1 && position <= grid.Capacity;

    /// <summary>True if the turned shape at this anchor lies inside.</summary>
    public bool HasRoomInside(long anchor, Shape shape, Rotation rotation)
    {
        if (!HasCell(anchor)) return false;
        var turned = shape.Turned(rotation);
        var (x, y) = ((anchor - 1) % grid.Width, (anchor - 1) / grid.Width);
        return x + turned.Width <= grid.Width && y + turned.Height <= grid.Height;
    }

    /// <summary>
    /// True if no cell that the turned shape would cover is covered, the leaving stack or instance not counted.
    /// </summary>
    public bool IsFree(long anchor, Shape shape, Rotation rotation, StackId? leavingStack, InstanceId? leavingInstance)
    {
        var wanted = CellsOf(anchor, shape, rotation).ToHashSet();
        return !Stacks(wanted).Any(id => id != leavingStack) && !Instances(wanted).Any(id => id != leavingInstance);
    }

    /// <summary>True if nothing covers the cell.</summary>
    public bool IsFree(long position) => IsFree(position, new Shape(1, 1), Rotation.None, null, null);

    /// <summary>The stacks that cover one of the cells.</summary>
    public IEnumerable<StackId> Stacks(HashSet<long> cells) =>
        from stack in state.Stacks
        let row = stack.Value
        where row.Container == container && cells.Overlaps(CellsOf(row.Anchor, row.Shape, row.Rotation))
        select stack.Key;

    /// <summary>The instances that cover one of the cells.</summary>
    public IEnumerable<InstanceId> Instances(HashSet<long> cells) =>
        from instance in state.Instances
        let place = instance.Value.Place
        where place?.Container == container && cells.Overlaps(CellsOf(place))
        select instance.Key;

    /// <summary>The stack that has its anchor there, of whatever class, or null.</summary>
    public StackId? StackAt(long anchor)
    {
        foreach (var (id, stack) in state.Stacks)
        {
            if (stack.Container == container && stack.Anchor == anchor) return id;
        }

        return null;
    }

    /// <summary>The cells that an instance on this grid covers.</summary>
    public IEnumerable<long> CellsOf(Standing place)
    {
        var cell = (Location.GridCell)place.At;
        return CellsOf(cell.Position, place.Shape!.Value, cell.Rotation!.Value);
    }

    /// <summary>The cells that a turned shape covers.</summary>
    public IEnumerable<long> CellsOf(long anchor, Shape shape, Rotation rotation)
    {
        var turned = shape.Turned(rotation);
        for (var row = 0; row < turned.Height; row++)
        {
            for (var column = 0; column < turned.Width; column++)
            {
                yield return anchor + column + ((long)row * grid.Width);
            }
        }
    }
}
