using AssetCore.Engine.State;
using AssetCore.Format.Events;
using AssetCore.Reads;

namespace AssetCore.Engine.Queries;

/// <summary>Containers, one and all.</summary>
internal static class ContainerQueries
{
    public static QueryOutcome One(WorldState state, WorldQuery.Container query) =>
        state.Containers.TryFind(query.Id, out var index)
            ? QueryOutcome.Answered(new ContainerView(Item(state.Containers[index].Row!)))
            : QueryOutcome.Refused(QueryRejections.ContainerNotFound(query.Id));

    public static QueryOutcome List(WorldState state, WorldQuery.Containers query)
    {
        var list = $"containers {query.Owner} {query.Kind}";
        if (PageRequest.Read(state, list, query.Cursor, query.Limit, out var page) is { } refusal)
            return QueryOutcome.Refused(refusal);
        var builder = new PageBuilder<ContainerItem>(page);
        var order = state.Containers.InOrder;
        var walk = page.After is { } after ? order.After(new NamedEntry(after.Text, 0)) : order.FromStart();
        while (walk.MoveNext())
        {
            var entry = walk.Current;
            ref readonly var cell = ref state.Containers[new ContainerIndex(entry.Index)];
            var key = new PageKey(entry.Name, 0);
            if (!(IsAskedFor(cell, query) ? builder.Add(key, Item(cell.Row!)) : builder.Skip(key))) break;
        }

        return QueryOutcome.Answered(
            new ContainerPage(builder.Items, builder.NextCursor, builder.HasMore, builder.Moved));
    }

    private static bool IsAskedFor(in ContainerCell cell, WorldQuery.Containers query) =>
        (query.Owner is null || cell.Row!.Owner == query.Owner) && (query.Kind is not { } kind || cell.Type == kind);

    private static ContainerItem Item(ContainerRow row) =>
        new(row.Id, row.Kind, row.Owner, row.DisplayName, row.Policies);
}
