using AssetCore.Containers;
using AssetCore.Ids;
using AssetCore.Operations;

namespace AssetCore.Engine.Tests.Reference;

/// <summary>Who covers which cell of a grid, found by walking over all cells of all occupants, every time.</summary>
internal sealed class ReferenceGrid(ReferenceState state, ContainerId container, ContainerKind.Grid grid)
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
        var taken = new HashSet<long>();
        foreach (var (id, stack) in state.Stacks)
        {
            if (stack.Container != container || id == leavingStack) continue;
            taken.UnionWith(CellsOf(stack.Anchor, state.ShapeOf(stack.What)!.Value, stack.Rotation));
        }

        foreach (var (id, instance) in state.Instances)
        {
            if (instance.Place is not Location.GridCell cell || cell.Container != container || id == leavingInstance)
            {
                continue;
            }

            var itsShape = state.ShapeOf(instance.What)!.Value;
            taken.UnionWith(CellsOf(cell.Position, itsShape, cell.Rotation ?? Rotation.None));
        }

        return !taken.Overlaps(CellsOf(anchor, shape, rotation));
    }

    /// <summary>The stack that has its anchor there, of whatever class, or null.</summary>
    public StackId? StackAt(long anchor)
    {
        foreach (var (id, stack) in state.Stacks)
        {
            if (stack.Container == container && stack.Anchor == anchor) return id;
        }

        return null;
    }

    private IEnumerable<long> CellsOf(long anchor, Shape shape, Rotation rotation)
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
