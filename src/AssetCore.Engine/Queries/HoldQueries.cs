using AssetCore.Engine.State;
using AssetCore.Format.Events;
using AssetCore.Ids;
using AssetCore.Quantities;
using AssetCore.Reads;

namespace AssetCore.Engine.Queries;

/// <summary>Open holds, one and all.</summary>
internal static class HoldQueries
{
    public static QueryOutcome One(WorldState state, WorldQuery.Hold query) =>
        state.Holds.Get(query.Id) is { } row
            ? QueryOutcome.Answered(new HoldView(Item(state, query.Id, row)))
            : QueryOutcome.Refused(QueryRejections.HoldNotFound(query.Id));

    public static QueryOutcome List(WorldState state, WorldQuery.Holds query)
    {
        var container = default(ContainerIndex);
        if (query.InContainer is { } asked && !state.Containers.TryFind(asked, out container))
            return QueryOutcome.Refused(QueryRejections.ContainerNotFound(asked));
        var list = $"holds {query.InContainer}";
        if (PageRequest.Read(state, list, query.Cursor, query.Limit, out var page) is { } refusal)
            return QueryOutcome.Refused(refusal);
        var builder = new PageBuilder<HoldItem>(page);
        if (query.InContainer is null) AddAll(state, page, builder);
        else AddOf(state, container, page, builder);
        return QueryOutcome.Answered(new HoldPage(builder.Items, builder.NextCursor, builder.HasMore, builder.Moved));
    }

    private static void AddAll(WorldState state, PageRequest page, PageBuilder<HoldItem> builder)
    {
        var walk = page.After is { } after
            ? state.Holds.InOrder.After(HoldEntry.KeyOf(after.Text))
            : state.Holds.InOrder.FromStart();
        while (walk.MoveNext())
        {
            var id = new HoldId(walk.Current.Id);
            if (!builder.Add(new PageKey(id.Value, 0), Item(state, id, walk.Current.Row!))) break;
        }
    }

    private static void AddOf(
        WorldState state, ContainerIndex container, PageRequest page, PageBuilder<HoldItem> builder)
    {
        var walk = state.Holds.ByContainer.After(new NumberedHold(container.Value, page.After?.Text ?? ""));
        while (walk.MoveNext() && walk.Current.Number == container.Value)
        {
            var id = new HoldId(walk.Current.Id);
            if (!builder.Add(new PageKey(id.Value, 0), Item(state, id, state.Holds.Get(id)!))) break;
        }
    }

    private static HoldItem Item(WorldState state, HoldId id, HoldRow row)
    {
        ref readonly var container = ref state.Containers[row.Container];
        return new HoldItem(
            id,
            new ContainerId(container.Name!),
            new ClassId(state.Classes[row.Class].Name!),
            row.Key,
            DecimalQuantity.FromScaled(row.Quantity, new Scale(container.Bounds.UnitsPerOne)),
            row.ExpiresAtWorldSeq,
            row.ExpiresAtMs);
    }
}
