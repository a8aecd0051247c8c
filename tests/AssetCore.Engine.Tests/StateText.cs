using AssetCore.Engine.Queries;
using AssetCore.Engine.State;
using AssetCore.Ids;
using AssetCore.Reads;

namespace AssetCore.Engine.Tests;

/// <summary>
/// What reads show of a small state, line by line, so that two states can be compared by what is derived too.
/// </summary>
internal static class StateText
{
    public static List<string> Of(WorldState state)
    {
        var lines = new List<string>();
        var containers = (ContainerPage)Ask(state, new WorldQuery.Containers(null, null, null, ReadLimits.PageMax));
        foreach (var item in containers.Containers)
        {
            lines.Add($"{item.ContainerId} {item.Kind} {item.Owner} {item.Policies?.Floor} {item.Policies?.Ceiling}");
            lines.AddRange(Contents(state, item.ContainerId).Select(line => $"  {line}"));
        }

        var classes = (ClassPage)Ask(state, new WorldQuery.Classes(null, ReadLimits.PageMax));
        foreach (var item in classes.Classes)
        {
            lines.Add($"{item}");
            var shapes = (ShapePage)Ask(state, new WorldQuery.ClassShapes(item.ClassId, null, ReadLimits.PageMax));
            lines.AddRange(shapes.Shapes.Select(shape => $"  {shape}"));
            var extents = (ExtentPage)Ask(state, new WorldQuery.ClassExtents(item.ClassId, null, ReadLimits.PageMax));
            lines.AddRange(extents.Extents.Select(extent => $"  {extent}"));
            var stats = (ClassStatsView)Ask(state, new WorldQuery.ClassStats(item.ClassId));
            lines.Add($"  {stats with { Balances = [] }} {string.Join(' ', stats.Balances)}");
        }

        var holds = (HoldPage)Ask(state, new WorldQuery.Holds(null, null, ReadLimits.PageMax));
        lines.AddRange(holds.Holds.Select(item => $"{item}"));
        for (var id = 1L; id < state.Counters.NextInstance; id++) lines.AddRange(Instance(state, new InstanceId(id)));
        for (var owner = 1u; owner < 4; owner++)
        {
            var page = (ContainerPage)Ask(state, new WorldQuery.Containers(owner, null, null, ReadLimits.PageMax));
            lines.Add($"{owner} owns {string.Join(' ', page.Containers.Select(item => item.ContainerId))}");
        }

        return lines;
    }

    private static IEnumerable<string> Instance(WorldState state, InstanceId id)
    {
        if (StateQueries.Execute(state, new WorldQuery.Instance(id)).Answer is not { } instance) return [];
        var children = (InstancePage)Ask(state, new WorldQuery.Children(id, null, ReadLimits.PageMax));
        return [$"{instance}", $"  {string.Join(' ', children.Instances.Select(item => item.InstId))}"];
    }

    private static IEnumerable<string> Contents(WorldState state, ContainerId id) =>
        Ask(state, new WorldQuery.Contents(id, null, ReadLimits.PageMax)) switch
        {
            ContentsView.Balance view => view.Items.Select(item => $"{item}"),
            ContentsView.Slots view => view.Items.Select(item => $"{item}"),
            ContentsView.Grid view =>
                [$"{view.Summary}", .. view.Balances.Select(item => $"{item}"), .. view.Placements.Select(
                    item => $"{item}")],
            ContentsView.Continuous view => view.Placements.Select(item => $"{item}"),
            _ => [],
        };

    private static QueryAnswer Ask(WorldState state, WorldQuery query) => StateQueries.Execute(state, query).Answer!;
}
