using AssetCore.Containers;
using AssetCore.Engine.State;
using AssetCore.Errors;
using AssetCore.Format.Events;
using AssetCore.Ids;
using AssetCore.Reads;

namespace AssetCore.Engine.Queries;

/// <summary>What stands on a line or a plane, by number.</summary>
internal static class ContinuousQueries
{
    /// <summary>A page of what stands on a line or a plane.</summary>
    public static Rejection? Page(
        WorldState state,
        ContainerIndex container,
        WorldQuery.Contents query,
        out PageBuilder<ContinuousPlacement>? builder)
    {
        builder = null;
        var list = $"continuous {query.Id}";
        if (PageRequest.Read(state, list, query.Cursor, query.Limit, out var page) is { } refusal) return refusal;
        builder = new PageBuilder<ContinuousPlacement>(page);
        if (InstancesOf(state.Containers[container]) is not { } instances) return null;
        var walk = WalkAfter(instances, page);
        while (walk.MoveNext())
        {
            var instance = walk.Current;
            if (!builder.Add(new PageKey("", (ulong)instance.Value), PlacementOf(state, instance))) break;
        }

        return null;
    }

    /// <summary>The instances on a line or a plane; null if there never were any.</summary>
    public static SortedPages<InstanceId>? InstancesOf(in ContainerCell cell) =>
        cell.Line?.Instances ?? cell.Plane?.Instances;

    /// <summary>The instances that a page begins with, and those after them.</summary>
    public static SortedPages<InstanceId>.Walk WalkAfter(SortedPages<InstanceId> instances, PageRequest page) =>
        page.After is { } after
            ? instances.After(new InstanceId((long)Math.Min(after.Number, long.MaxValue)))
            : instances.FromStart();

    /// <summary>An instance that stands on a line or a plane.</summary>
    public static ContinuousPlacement PlacementOf(WorldState state, InstanceId instance)
    {
        var cell = state.Instances[instance];
        Invariant.Holds(cell.IsContinuous, "what a board records has its place there");
        var name = new ClassId(state.Classes[new ClassIndex(cell.Class)].Name!);
        var occupant = new Occupant(null, instance, name, cell.Variant.Key, null);
        return cell.Type == ContainerType.Line
            ? new ContinuousPlacement(cell.X, null, occupant, Extent.Span(cell.Width), null)
            : new ContinuousPlacement(
                cell.X, cell.Y, occupant, Extent.Rectangle(cell.Width, cell.Height), cell.Turn);
    }
}
