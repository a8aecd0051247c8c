using AssetCore.Containers;
using AssetCore.Engine.Operations;
using AssetCore.Engine.State;
using AssetCore.Reads;

namespace AssetCore.Engine.Queries;

/// <summary>Where the next thing of a class and key would fit on a grid, unturned.</summary>
internal static class GridFreeQueries
{
    public static QueryOutcome One(WorldState state, WorldQuery.GridFree query)
    {
        if (!state.Containers.TryFind(query.Id, out var container))
            return QueryOutcome.Refused(QueryRejections.ContainerNotFound(query.Id));
        if (!state.Classes.TryFind(query.ClassId, out var classIndex))
            return QueryOutcome.Refused(QueryRejections.ClassNotFound(query.ClassId));
        ref readonly var cell = ref state.Containers[container];
        if (cell.Row!.Kind is not ContainerKind.Grid kind)
            return QueryOutcome.Refused(QueryRejections.WrongKind(query.Id, cell.Type, "a grid"));
        if (state.Classes.LookUpShape(new Variant(classIndex, query.Key)) is not { } shape)
            return QueryOutcome.Refused(Reject.UnregisteredShape(state.Classes[classIndex], query.Key));
        var anchor = cell.Grid is { } board ? board.FirstFree(shape) : FirstOfEmpty(kind, shape);
        return QueryOutcome.Answered(ViewOf(query, kind, shape, anchor));
    }

    // Nothing ever stood on a grid that has no board.
    private static int FirstOfEmpty(ContainerKind.Grid kind, Shape shape) =>
        shape.Width <= kind.Width && shape.Height <= kind.Height ? 1 : 0;

    private static GridFreeView ViewOf(WorldQuery.GridFree query, ContainerKind.Grid kind, Shape shape, int anchor) =>
        anchor == 0
            ? new GridFreeView(query.Id, query.ClassId, query.Key, shape, null, null, null)
            : new GridFreeView(
                query.Id,
                query.ClassId,
                query.Key,
                shape,
                anchor,
                ((anchor - 1) % kind.Width) + 1,
                ((anchor - 1) / kind.Width) + 1);
}
