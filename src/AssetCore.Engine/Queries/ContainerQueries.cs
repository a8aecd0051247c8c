using AssetCore.Containers;
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
        if (query.Owner is { } owner) AddOwned(state, owner, query.Kind, page, builder);
        else AddAll(state, query.Kind, page, builder);
        return QueryOutcome.Answered(
            new ContainerPage(builder.Items, builder.NextCursor, builder.HasMore, builder.Moved));
    }

    private static void AddAll(
        WorldState state, ContainerType? kind, PageRequest page, PageBuilder<ContainerItem> builder)
    {
        var order = state.Containers.InOrder;
        var walk = page.After is { } after ? order.After(new NamedEntry(after.Text, 0)) : order.FromStart();
        while (walk.MoveNext() && TryAdd(state, walk.Current.Name, walk.Current.Index, kind, builder))
        {
        }
    }

    private static void AddOwned(
        WorldState state, uint owner, ContainerType? kind, PageRequest page, PageBuilder<ContainerItem> builder)
    {
        var walk = state.Containers.ByOwner.After(new OwnedEntry(owner, page.After?.Text ?? "", 0));
        while (walk.MoveNext()
            && walk.Current.Owner == owner
            && TryAdd(state, walk.Current.Name, walk.Current.Index, kind, builder))
        {
        }
    }

    // False if the page ends here.
    private static bool TryAdd(
        WorldState state, string name, int index, ContainerType? kind, PageBuilder<ContainerItem> builder)
    {
        ref readonly var cell = ref state.Containers[new ContainerIndex(index)];
        var key = new PageKey(name, 0);
        return kind is { } asked && cell.Type != asked ? builder.Skip(key) : builder.Add(key, Item(cell.Row!));
    }

    private static ContainerItem Item(ContainerRow row) =>
        new(row.Id, row.Kind, row.Owner, row.DisplayName, row.Policies);
}
