using System.Collections.Immutable;
using AssetCore.Containers;
using AssetCore.Engine.Geometry;
using AssetCore.Engine.State;
using AssetCore.Ids;
using AssetCore.Reads;

namespace AssetCore.Engine.Queries;

/// <summary>What overlaps an outline on a line or a plane: the lowest numbers, in order.</summary>
internal static class OverlapQueries
{
    // An outline over more than this share of all that stands there is not searched to its end: going by number soon
    // meets as many as are asked for, and one more.
    private const int ShareSearched = 16;

    public static QueryOutcome List(WorldState state, WorldQuery.Overlaps query)
    {
        if (!state.Containers.TryFind(query.Id, out var container))
            return QueryOutcome.Refused(QueryRejections.ContainerNotFound(query.Id));
        if (query.Limit is < 1 or > ReadLimits.PageMax)
            return QueryOutcome.Refused(QueryRejections.BadLimit(query.Limit));
        ref readonly var cell = ref state.Containers[container];
        return query.Probe switch
        {
            OverlapProbe.Span span => OnLine(state, cell, span, query),
            OverlapProbe.Rectangle rectangle => OnPlane(state, cell, rectangle, query),
            _ => throw new ArgumentException($"{query.Probe.GetType().Name} is no outline.", nameof(query)),
        };
    }

    private static QueryOutcome OnLine(
        WorldState state, in ContainerCell cell, OverlapProbe.Span span, WorldQuery.Overlaps query)
    {
        if (cell.Type != ContainerType.Line)
            return QueryOutcome.Refused(QueryRejections.WrongKind(query.Id, cell.Type, "a line"));
        if (!IsSide(span.Length)) return QueryOutcome.Refused(QueryRejections.BadSide(span.Length));
        var found = new List<InstanceId>();
        if (cell.Line is not { } line) return Answer(state, query, found);
        var probe = new LineSpan(span.CenterX, span.Length);
        var most = SearchedAtMost(line.Instances);
        line.AddOverlaps(probe, most, found);
        if (found.Count < most) return Answer(state, query, found);
        return Answer(state, query, Lowest(line.Instances, query.Limit, InLine));

        bool InLine(InstanceId instance) => state.Instances[instance].Span.Overlaps(probe);
    }

    private static QueryOutcome OnPlane(
        WorldState state, in ContainerCell cell, OverlapProbe.Rectangle asked, WorldQuery.Overlaps query)
    {
        if (cell.Type != ContainerType.Plane)
            return QueryOutcome.Refused(QueryRejections.WrongKind(query.Id, cell.Type, "a plane"));
        if (!IsSide(asked.Width)) return QueryOutcome.Refused(QueryRejections.BadSide(asked.Width));
        if (!IsSide(asked.Height)) return QueryOutcome.Refused(QueryRejections.BadSide(asked.Height));
        if (asked.RotationMillideg is < 0 or >= SineTable.WholeTurn)
            return QueryOutcome.Refused(QueryRejections.BadTurn(asked.RotationMillideg));
        var found = new List<InstanceId>();
        if (cell.Plane is not { } plane) return Answer(state, query, found);
        var probe = PlaneRect.At(asked.CenterX, asked.CenterY, asked.RotationMillideg, asked.Width, asked.Height);
        var most = SearchedAtMost(plane.Instances);
        plane.AddOverlaps(probe, most, found);
        if (found.Count < most) return Answer(state, query, found);
        return Answer(state, query, Lowest(plane.Instances, query.Limit, InPlane));

        bool InPlane(InstanceId instance) => state.Instances[instance].Rect.Overlaps(probe);
    }

    private static int SearchedAtMost(SortedPages<InstanceId> instances) =>
        Math.Max(StateQueries.ItemsMax, instances.Count / ShareSearched);

    private static List<InstanceId> Lowest(
        SortedPages<InstanceId> instances, int limit, Func<InstanceId, bool> overlaps)
    {
        var found = new List<InstanceId>(limit + 1);
        for (var walk = instances.FromStart(); found.Count <= limit && walk.MoveNext();)
            if (overlaps(walk.Current)) found.Add(walk.Current);
        return found;
    }

    private static QueryOutcome Answer(WorldState state, WorldQuery.Overlaps query, List<InstanceId> found)
    {
        found.Sort();
        var count = Math.Min(found.Count, query.Limit);
        var items = ImmutableArray.CreateBuilder<ContinuousPlacement>(count);
        for (var i = 0; i < count; i++) items.Add(ContinuousQueries.PlacementOf(state, found[i]));
        return QueryOutcome.Answered(
            new OverlapsView(query.Id, items.MoveToImmutable(), found.Count > query.Limit));
    }

    private static bool IsSide(long side) => side is >= 1 and <= Extent.SideMax;
}
