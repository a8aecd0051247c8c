using AssetCore.Containers;
using AssetCore.Engine.State;
using AssetCore.Format.Events;
using AssetCore.Reads;

namespace AssetCore.Engine.Queries;

/// <summary>What a container holds, by its kind.</summary>
internal static class ContentsQueries
{
    public static QueryOutcome Execute(WorldState state, WorldQuery.Contents query)
    {
        if (!state.Containers.TryFind(query.Id, out var container))
            return QueryOutcome.Refused(QueryRejections.ContainerNotFound(query.Id));
        return state.Containers[container].Type switch
        {
            ContainerType.Balance => Balances(state, container, query),
            ContainerType.Slots => Slots(state, container, query),
            ContainerType.Grid => Grid(state, container, query),
            _ => Continuous(state, container, query),
        };
    }

    private static QueryOutcome Balances(WorldState state, ContainerIndex container, WorldQuery.Contents query)
    {
        var list = $"balances {query.Id}";
        if (PageRequest.Read(state, list, query.Cursor, query.Limit, out var page) is { } refusal)
            return QueryOutcome.Refused(refusal);
        var builder = BalanceQueries.Page(state, container, page);
        return QueryOutcome.Answered(Paged(new ContentsView.Balance(builder.Items), builder));
    }

    private static QueryOutcome Slots(WorldState state, ContainerIndex container, WorldQuery.Contents query) =>
        SlotQueries.Page(state, container, query.Id, query.Cursor, query.Limit, out var refusal) is { } view
            ? QueryOutcome.Answered(view)
            : QueryOutcome.Refused(refusal!);

    private static QueryOutcome Grid(WorldState state, ContainerIndex container, WorldQuery.Contents query)
    {
        var all = new WorldQuery.GridCells(query.Id, null, query.Cursor, query.Limit);
        var refusal = GridQueries.Page(state, container, all, out var builder);
        if (refusal is not null) return QueryOutcome.Refused(refusal);
        var view = new ContentsView.Grid(
            BalanceQueries.FirstSums(state, container),
            builder!.Items,
            GridQueries.Summary(state.Containers[container]));
        return QueryOutcome.Answered(Paged(view, builder));
    }

    private static QueryOutcome Continuous(WorldState state, ContainerIndex container, WorldQuery.Contents query)
    {
        if (ContinuousQueries.Page(state, container, query, out var builder) is { } refusal)
            return QueryOutcome.Refused(refusal);
        var view = new ContentsView.Continuous(builder!.Items, state.Containers[container].Row!.Kind);
        return QueryOutcome.Answered(Paged(view, builder));
    }

    private static ContentsView Paged<T>(ContentsView view, PageBuilder<T> builder) =>
        view with { NextCursor = builder.NextCursor, HasMore = builder.HasMore, Moved = builder.Moved };
}
