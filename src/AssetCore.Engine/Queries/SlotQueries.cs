using AssetCore.Containers;
using AssetCore.Engine.State;
using AssetCore.Errors;
using AssetCore.Format.Events;
using AssetCore.Ids;
using AssetCore.Reads;

namespace AssetCore.Engine.Queries;

/// <summary>Occupied slots.</summary>
internal static class SlotQueries
{
    public static QueryOutcome List(WorldState state, WorldQuery.Slots query)
    {
        if (!state.Containers.TryFind(query.Id, out var container))
            return QueryOutcome.Refused(QueryRejections.ContainerNotFound(query.Id));
        ref readonly var cell = ref state.Containers[container];
        if (cell.Type != ContainerType.Slots)
            return QueryOutcome.Refused(QueryRejections.WrongKind(query.Id, cell.Type, "slots"));
        return Page(state, container, query.Id, query.Cursor, query.Limit, out var refusal) is { } view
            ? QueryOutcome.Answered(view)
            : QueryOutcome.Refused(refusal!);
    }

    /// <summary>A page of the occupied slots of a container that has slots.</summary>
    public static ContentsView.Slots? Page(
        WorldState state, ContainerIndex container, ContainerId id, string? cursor, int limit, out Rejection? refusal)
    {
        refusal = PageRequest.Read(state, $"slots {id}", cursor, limit, out var page);
        if (refusal is not null) return null;
        ref readonly var cell = ref state.Containers[container];
        var count = ((ContainerKind.Slots)cell.Row!.Kind).Count;
        var builder = new PageBuilder<SlotItem>(page);
        if (cell.Slots is { } board)
        {
            var after = page.After is { } key ? (int)Math.Min(key.Number, (ulong)count) : 0;
            for (var slot = board.NextTaken(after + 1); slot != 0; slot = board.NextTaken(slot + 1))
                if (!builder.Add(new PageKey("", (ulong)slot), Item(state, board[slot], slot))) break;
        }

        return new ContentsView.Slots(builder.Items, count)
        {
            NextCursor = builder.NextCursor,
            HasMore = builder.HasMore,
            Moved = builder.Moved,
        };
    }

    private static SlotItem Item(WorldState state, InstanceId id, int slot)
    {
        var instance = state.Instances[id];
        return new SlotItem(
            slot, id, new ClassId(state.Classes[new ClassIndex(instance.Class)].Name!), instance.Variant.Key);
    }
}
