using AssetCore.Containers;
using AssetCore.Engine.State;
using AssetCore.Format.Events;
using AssetCore.Ids;
using AssetCore.Operations;
using AssetCore.Reads;

namespace AssetCore.Engine.Queries;

/// <summary>Instances: one, and those attached to one.</summary>
internal static class InstanceQueries
{
    public static QueryOutcome One(WorldState state, WorldQuery.Instance query)
    {
        var cell = state.Instances[query.Id];
        if (cell.IsVacant) return QueryOutcome.Refused(QueryRejections.InstanceNotFound(query.Id));
        return QueryOutcome.Answered(new InstanceView(ItemOf(state, query.Id, cell)));
    }

    public static QueryOutcome ListChildren(WorldState state, WorldQuery.Children query)
    {
        if (state.Instances[query.Id].IsVacant)
            return QueryOutcome.Refused(QueryRejections.InstanceNotFound(query.Id));
        var list = $"children {query.Id}";
        if (PageRequest.Read(state, list, query.Cursor, query.Limit, out var page) is { } refusal)
            return QueryOutcome.Refused(refusal);
        var builder = new PageBuilder<InstanceItem>(page);
        var after = (long)Math.Min(page.After?.Number ?? 0, long.MaxValue);
        var walk = state.Instances.Children.After(new ChildEntry(query.Id.Value, after));
        while (walk.MoveNext() && walk.Current.Parent == query.Id.Value)
        {
            var id = new InstanceId(walk.Current.Child);
            if (!builder.Add(new PageKey("", (ulong)id.Value), ItemOf(state, id, state.Instances[id]))) break;
        }

        return QueryOutcome.Answered(
            new InstancePage(builder.Items, builder.NextCursor, builder.HasMore, builder.Moved));
    }

    private static InstanceItem ItemOf(WorldState state, InstanceId id, in InstanceCell cell) => new(
        id,
        new ClassId(state.Classes[new ClassIndex(cell.Class)].Name!),
        cell.Variant.Key,
        cell.Parent == 0 ? null : new InstanceId(cell.Parent),
        LocationOf(state, cell));

    private static Location? LocationOf(WorldState state, in InstanceCell cell)
    {
        if (cell.Type == ContainerType.None) return null;
        var container = new ContainerId(state.Containers[new ContainerIndex(cell.Container)].Name!);
        return cell.Type switch
        {
            ContainerType.Slots => new Location.Slot(container, cell.Position),
            ContainerType.Grid => new Location.GridCell(container, cell.Position, cell.Rotation),
            ContainerType.Line => new Location.Line(container, cell.X),
            _ => new Location.Plane(container, cell.X, cell.Y, cell.Turn),
        };
    }
}
