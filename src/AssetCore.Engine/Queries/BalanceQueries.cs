using System.Collections.Immutable;
using System.Runtime.InteropServices;
using AssetCore.Containers;
using AssetCore.Engine.State;
using AssetCore.Format.Events;
using AssetCore.Ids;
using AssetCore.Quantities;
using AssetCore.Reads;

namespace AssetCore.Engine.Queries;

/// <summary>Balances of a balance container, and sums over the stacks of a grid.</summary>
internal static class BalanceQueries
{
    public static QueryOutcome List(WorldState state, WorldQuery.Balances query)
    {
        if (!state.Containers.TryFind(query.Id, out var container))
            return QueryOutcome.Refused(QueryRejections.ContainerNotFound(query.Id));
        var type = state.Containers[container].Type;
        if (type is not (ContainerType.Balance or ContainerType.Grid))
            return QueryOutcome.Refused(QueryRejections.WrongKind(query.Id, type, "a balance or a grid"));
        var list = $"balances {query.Id}";
        if (PageRequest.Read(state, list, query.Cursor, query.Limit, out var page) is { } refusal)
            return QueryOutcome.Refused(refusal);
        var builder = Page(state, container, page);
        return QueryOutcome.Answered(
            new BalancePage(builder.Items, builder.NextCursor, builder.HasMore, builder.Moved));
    }

    /// <summary>
    /// The same for a balance container whose balances are few and all on the page that is asked for: nothing is
    /// looked for twice, and nothing is kept but the answer.
    /// </summary>
    /// <returns>The answer; null for every other container, page or request.</returns>
    public static QueryOutcome? ListFew(WorldState state, WorldQuery.Balances query, int rowsMax, Freshness freshness)
    {
        if (!state.Containers.TryFind(query.Id, out var container))
            return QueryOutcome.Refused(QueryRejections.ContainerNotFound(query.Id));
        if (query.Cursor is not null || query.Limit is < 1 or > ReadLimits.PageMax) return null;
        if (state.Containers[container].Type != ContainerType.Balance) return null;
        var count = state.Balances.CountOf(container);
        if (count > Math.Min(query.Limit, rowsMax)) return null;
        var balances = All(state, container, count);
        return QueryOutcome.Answered(new BalancePage(balances, null, false, null) { Freshness = freshness });
    }

    /// <summary>A page of balances or sums of a container of either kind.</summary>
    public static PageBuilder<BalanceItem> Page(WorldState state, ContainerIndex container, PageRequest page)
    {
        var isGrid = state.Containers[container].Type == ContainerType.Grid;
        var builder = new PageBuilder<BalanceItem>(page);
        VariantEntry? after = page.After is { } key ? new VariantEntry(key.Text, key.Number, 0) : null;
        var entries = isGrid
            ? state.GridStock.List(container, after, page.Limit + 1)
            : state.Balances.List(container, after, page.Limit + 1);
        foreach (var entry in entries)
        {
            var item = isGrid ? Sum(state, container, entry) : Balance(state, container, entry);
            if (!builder.Add(new PageKey(entry.ClassName, entry.KeyWord), item)) break;
        }

        return builder;
    }

    /// <summary>The first sums of a grid, by class and key.</summary>
    public static ImmutableArray<BalanceItem> FirstSums(WorldState state, ContainerIndex grid) =>
        [.. state.GridStock.List(grid, null, ReadLimits.PageMax).Select(entry => Sum(state, grid, entry))];

    private static BalanceItem Balance(WorldState state, ContainerIndex container, VariantEntry entry)
    {
        var scale = new Scale(state.Containers[container].Bounds.UnitsPerOne);
        return Balance(entry, state.Balances.Get(KeyOf(container, entry)), scale);
    }

    private static BalanceItem Balance(VariantEntry entry, BalanceRow row, Scale scale) => new(
        new ClassId(entry.ClassName),
        BalanceKey.FromWord(entry.KeyWord),
        DecimalQuantity.FromScaled(row.Quantity, scale),
        row.Quantity,
        DecimalQuantity.FromScaled(row.Held, scale));

    // All balances of a container, whose cells are linked in no particular order.
    private static ImmutableArray<BalanceItem> All(WorldState state, ContainerIndex container, int count)
    {
        var scale = new Scale(state.Containers[container].Bounds.UnitsPerOne);
        var (items, entries) = (new BalanceItem[count], count > 1 ? new VariantEntry[count] : null);
        var (cells, at) = (state.Balances.Cells, 0);
        for (var place = cells.FirstOf(container.Value); !place.IsNone; place = cells[place].Next, at++)
        {
            ref readonly var cell = ref cells[place];
            var key = cell.Key;
            var name = state.Classes[new ClassIndex(key.Class)].Name!;
            var entry = new VariantEntry(name, key.KeyWord, key.Class);
            items[at] = Balance(entry, BalanceSheet.RowOf(in cell), scale);
            if (entries is not null) entries[at] = entry;
        }

        if (entries is not null) Array.Sort(entries, items);
        return ImmutableCollectionsMarshal.AsImmutableArray(items);
    }

    // A sum of stacks may be beyond 64 bits: then "scaled" says the most that it can, and "quantity" the sum.
    private static BalanceItem Sum(WorldState state, ContainerIndex grid, VariantEntry entry)
    {
        var sum = state.GridStock.SumOf(KeyOf(grid, entry));
        return new BalanceItem(
            new ClassId(entry.ClassName),
            BalanceKey.FromWord(entry.KeyWord),
            DecimalQuantity.FromScaled(sum, Scale.Whole),
            (long)Int128.Min(sum, long.MaxValue),
            DecimalQuantity.FromInteger(0));
    }

    private static BalanceKey KeyOf(ContainerIndex container, VariantEntry entry) =>
        new(container, new ClassIndex(entry.Class), BalanceKey.FromWord(entry.KeyWord));
}
