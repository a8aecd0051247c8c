using AssetCore.Containers;
using AssetCore.Engine.Geometry;
using AssetCore.Engine.State;
using AssetCore.Ids;
using AssetCore.Reads;

namespace AssetCore.Engine.Queries;

/// <summary>
/// What overlaps an outline on a line or a plane, by number. The board is asked first; what it cannot answer by looking
/// at as many things as one call may touch is found by going through all that stands there, page by page.
/// </summary>
internal static class OverlapQueries
{
    public static QueryOutcome List(WorldState state, WorldQuery.Overlaps query)
    {
        if (!state.Containers.TryFind(query.Id, out var container))
            return QueryOutcome.Refused(QueryRejections.ContainerNotFound(query.Id));
        var list = $"overlaps {query.Id} {query.Probe}";
        if (PageRequest.Read(state, list, query.Cursor, query.Limit, out var page) is { } refusal)
            return QueryOutcome.Refused(refusal);
        ref readonly var cell = ref state.Containers[container];
        return query.Probe switch
        {
            OverlapProbe.Span span => OnLine(state, cell, span, query, page),
            OverlapProbe.Rectangle rectangle => OnPlane(state, cell, rectangle, query, page),
            _ => throw new ArgumentException($"{query.Probe.GetType().Name} is no outline.", nameof(query)),
        };
    }

    private static QueryOutcome OnLine(
        WorldState state, in ContainerCell cell, OverlapProbe.Span span, WorldQuery.Overlaps query, PageRequest page)
    {
        if (cell.Type != ContainerType.Line)
            return QueryOutcome.Refused(QueryRejections.WrongKind(query.Id, cell.Type, "a line"));
        if (!IsSide(span.Length)) return QueryOutcome.Refused(QueryRejections.BadSide(span.Length));
        var builder = new PageBuilder<ContinuousPlacement>(page);
        if (cell.Line is not { } line) return Answer(query, builder);
        var probe = new LineSpan(span.CenterX, span.Length);
        var found = new List<InstanceId>();
        if (line.TryAddOverlaps(probe, StateQueries.ItemsMax, found)) AddFound(state, found, page, builder);
        else AddByNumber(state, line.Instances, InLine, page, builder);
        return Answer(query, builder);

        bool InLine(InstanceId instance) => state.Instances[instance].Span.Overlaps(probe);
    }

    private static QueryOutcome OnPlane(
        WorldState state,
        in ContainerCell cell,
        OverlapProbe.Rectangle asked,
        WorldQuery.Overlaps query,
        PageRequest page)
    {
        if (cell.Type != ContainerType.Plane)
            return QueryOutcome.Refused(QueryRejections.WrongKind(query.Id, cell.Type, "a plane"));
        if (!IsSide(asked.Width)) return QueryOutcome.Refused(QueryRejections.BadSide(asked.Width));
        if (!IsSide(asked.Height)) return QueryOutcome.Refused(QueryRejections.BadSide(asked.Height));
        if (asked.RotationMillideg is < 0 or >= SineTable.WholeTurn)
            return QueryOutcome.Refused(QueryRejections.BadTurn(asked.RotationMillideg));
        var builder = new PageBuilder<ContinuousPlacement>(page);
        if (cell.Plane is not { } plane) return Answer(query, builder);
        var probe = PlaneRect.At(asked.CenterX, asked.CenterY, asked.RotationMillideg, asked.Width, asked.Height);
        var found = new List<InstanceId>();
        if (plane.TryAddOverlaps(probe, StateQueries.ItemsMax, found)) AddFound(state, found, page, builder);
        else AddByNumber(state, plane.Instances, InPlane, page, builder);
        return Answer(query, builder);

        bool InPlane(InstanceId instance) => state.Instances[instance].Rect.Overlaps(probe);
    }

    private static void AddFound(
        WorldState state, List<InstanceId> found, PageRequest page, PageBuilder<ContinuousPlacement> builder)
    {
        found.Sort();
        foreach (var instance in found)
        {
            if (page.After is { } after && (ulong)instance.Value <= after.Number) continue;
            if (!builder.Add(KeyOf(instance), ContinuousQueries.PlacementOf(state, instance))) return;
        }
    }

    private static void AddByNumber(
        WorldState state,
        SortedPages<InstanceId> instances,
        Func<InstanceId, bool> overlaps,
        PageRequest page,
        PageBuilder<ContinuousPlacement> builder)
    {
        var walk = ContinuousQueries.WalkAfter(instances, page);
        while (walk.MoveNext())
        {
            var instance = walk.Current;
            var goesOn = overlaps(instance)
                ? builder.Add(KeyOf(instance), ContinuousQueries.PlacementOf(state, instance))
                : builder.Skip(KeyOf(instance));
            if (!goesOn) return;
        }
    }

    private static PageKey KeyOf(InstanceId instance) => new("", (ulong)instance.Value);

    private static QueryOutcome Answer(WorldQuery.Overlaps query, PageBuilder<ContinuousPlacement> builder) =>
        QueryOutcome.Answered(
            new OverlapsView(query.Id, builder.Items, builder.NextCursor, builder.HasMore, builder.Moved));

    private static bool IsSide(long side) => side is >= 1 and <= Extent.SideMax;
}
