using AssetCore.Engine.State;
using AssetCore.Format.Events;
using AssetCore.Reads;

namespace AssetCore.Engine.Queries;

/// <summary>Classes, one and all, and their shapes and extents.</summary>
internal static class ClassQueries
{
    public static QueryOutcome One(WorldState state, WorldQuery.Class query) =>
        state.Classes.TryFind(query.Id, out var index)
            ? QueryOutcome.Answered(new ClassView(Item(state.Classes[index].Row!)))
            : QueryOutcome.Refused(QueryRejections.ClassNotFound(query.Id));

    public static QueryOutcome List(WorldState state, WorldQuery.Classes query)
    {
        if (PageRequest.Read(state, "classes", query.Cursor, query.Limit, out var page) is { } refusal)
            return QueryOutcome.Refused(refusal);
        var builder = new PageBuilder<ClassItem>(page);
        var order = state.Classes.InOrder;
        var walk = page.After is { } after ? order.After(new NamedEntry(after.Text, 0)) : order.FromStart();
        while (walk.MoveNext())
        {
            var row = state.Classes[new ClassIndex(walk.Current.Index)].Row!;
            if (!builder.Add(new PageKey(walk.Current.Name, 0), Item(row))) break;
        }

        return QueryOutcome.Answered(new ClassPage(builder.Items, builder.NextCursor, builder.HasMore, builder.Moved));
    }

    public static QueryOutcome ListShapes(WorldState state, WorldQuery.ClassShapes query)
    {
        if (!state.Classes.TryFind(query.Id, out var index))
            return QueryOutcome.Refused(QueryRejections.ClassNotFound(query.Id));
        var list = $"shapes {query.Id}";
        if (PageRequest.Read(state, list, query.Cursor, query.Limit, out var page) is { } refusal)
            return QueryOutcome.Refused(refusal);
        var builder = new PageBuilder<ShapeItem>(page);
        if (state.Classes[index].Shapes is { } shapes)
        {
            var walk = page.After is { } after
                ? shapes.After(new ShapeEntry(after.Number, default))
                : shapes.FromStart();
            while (walk.MoveNext())
            {
                var entry = walk.Current;
                var item = new ShapeItem(BalanceKey.FromWord(entry.KeyWord), entry.Shape);
                if (!builder.Add(new PageKey("", entry.KeyWord), item)) break;
            }
        }

        return QueryOutcome.Answered(
            new ShapePage(query.Id, builder.Items, builder.NextCursor, builder.HasMore, builder.Moved));
    }

    public static QueryOutcome ListExtents(WorldState state, WorldQuery.ClassExtents query)
    {
        if (!state.Classes.TryFind(query.Id, out var index))
            return QueryOutcome.Refused(QueryRejections.ClassNotFound(query.Id));
        var list = $"extents {query.Id}";
        if (PageRequest.Read(state, list, query.Cursor, query.Limit, out var page) is { } refusal)
            return QueryOutcome.Refused(refusal);
        var builder = new PageBuilder<ExtentItem>(page);
        if (state.Classes[index].Extents is { } extents)
        {
            var walk = page.After is { } after
                ? extents.After(new ExtentEntry(after.Number, default))
                : extents.FromStart();
            while (walk.MoveNext())
            {
                var entry = walk.Current;
                var item = new ExtentItem(BalanceKey.FromWord(entry.KeyWord), entry.Extent);
                if (!builder.Add(new PageKey("", entry.KeyWord), item)) break;
            }
        }

        return QueryOutcome.Answered(
            new ExtentPage(query.Id, builder.Items, builder.NextCursor, builder.HasMore, builder.Moved));
    }

    private static ClassItem Item(ClassRow row) => new(row.Id, row.Name, row.Flags, row.Behavior);
}
