using AssetCore.Engine.State;
using AssetCore.Ids;

namespace AssetCore.Engine.Operations;

/// <summary>What stands in a container, of whatever kind it is.</summary>
internal static class ContainerContent
{
    /// <summary>True if neither an instance nor a stack has its place there.</summary>
    public static bool IsEmptyOfPlaced(in ContainerCell container) =>
        container.Slots is not { IsEmpty: false }
        && container.Grid is not { IsEmpty: false }
        && container.Line is not { IsEmpty: false }
        && container.Plane is not { IsEmpty: false };

    /// <summary>The instances that have their place there, in the order in which reads list them.</summary>
    public static IEnumerable<InstanceId> InstancesOf(in ContainerCell container) =>
        container switch
        {
            { Slots: { } slots } => InstancesOf(slots),
            { Grid: { } grid } => InstancesOf(grid),
            { Line: { } line } => InstancesOf(line.Instances),
            { Plane: { } plane } => InstancesOf(plane.Instances),
            _ => [],
        };

    private static IEnumerable<InstanceId> InstancesOf(SlotBoard slots)
    {
        for (var slot = slots.NextTaken(1); slot != 0; slot = slots.NextTaken(slot + 1)) yield return slots[slot];
    }

    private static IEnumerable<InstanceId> InstancesOf(GridBoard grid)
    {
        var last = grid.Width * grid.Height;
        for (var anchor = grid.NextAnchor(1, last); anchor != 0; anchor = grid.NextAnchor(anchor + 1, last))
            if (grid.TryGet(anchor, out var occupant) && !occupant.IsStack) yield return occupant.Instance;
    }

    private static IEnumerable<InstanceId> InstancesOf(SortedPages<InstanceId> instances)
    {
        for (var walk = instances.FromStart(); walk.MoveNext();) yield return walk.Current;
    }
}
