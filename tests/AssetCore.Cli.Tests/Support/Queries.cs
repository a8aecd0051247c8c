using System.Globalization;
using AssetCore.Ids;
using AssetCore.Reads;

namespace AssetCore.Cli.Tests.Support;

/// <summary>Paths below a world's reads as the queries they stand for.</summary>
internal static class Queries
{
    private const int Limit = 200;

    public static WorldQuery Parse(string[] path, string query)
    {
        var parameters = query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('='))
            .ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
        return path switch
        {
            ["owners", var owner, "containers"] =>
                new WorldQuery.Containers(uint.Parse(owner, CultureInfo.InvariantCulture), null, null, Limit),
            ["containers", var id, "grid", "free"] => new WorldQuery.GridFree(
                new ContainerId(id), new ClassId(parameters["class_id"]), (uint?)Number(parameters, "key")),
            ["containers", var id, "overlaps"] =>
                new WorldQuery.Overlaps(new ContainerId(id), Probe(parameters), null, Limit),
            ["holds"] => new WorldQuery.Holds(
                parameters.TryGetValue("container_id", out var container) ? new ContainerId(container) : null,
                null,
                Limit),
            ["holds", var id] => new WorldQuery.Hold(new HoldId(id)),
            ["instances", var id, "children"] => new WorldQuery.Children(
                new InstanceId(long.Parse(id, CultureInfo.InvariantCulture)), null, Limit),
            ["classes", var id, "extents"] => new WorldQuery.ClassExtents(new ClassId(id), null, Limit),
            ["classes", var id, "stats"] => new WorldQuery.ClassStats(new ClassId(id)),
            ["containers"] => new WorldQuery.Containers((uint?)Number(parameters, "owner"), null, null, Limit),
            ["containers", var id] => new WorldQuery.Container(new ContainerId(id)),
            ["containers", var id, "contents"] => new WorldQuery.Contents(new ContainerId(id), null, Limit),
            ["containers", var id, "balances"] => new WorldQuery.Balances(new ContainerId(id), null, Limit),
            ["containers", var id, "slots"] => new WorldQuery.Slots(new ContainerId(id), null, Limit),
            ["containers", var id, "grid", "cells"] =>
                new WorldQuery.GridCells(new ContainerId(id), Region(parameters), null, Limit),
            ["classes", var id] => new WorldQuery.Class(new ClassId(id)),
            ["classes", var id, "shapes"] => new WorldQuery.ClassShapes(new ClassId(id), null, Limit),
            ["instances", var id] =>
                new WorldQuery.Instance(new InstanceId(long.Parse(id, CultureInfo.InvariantCulture))),
            ["freshness"] => new WorldQuery.FreshnessOnly(),
            _ => throw new InvalidOperationException($"no query for {string.Join('/', path)}"),
        };
    }

    private static GridRegion? Region(Dictionary<string, string> parameters) => Number(parameters, "x") is { } x
        ? new GridRegion(
            (int)x, (int)Number(parameters, "y")!, (int)Number(parameters, "width")!,
                (int)Number(parameters, "height")!)
        : null;

    private static OverlapProbe Probe(Dictionary<string, string> parameters)
    {
        var x = Number(parameters, "center_x")!.Value;
        return Number(parameters, "span_length") is { } length
            ? new OverlapProbe.Span(x, length)
            : new OverlapProbe.Rectangle(
                x,
                Number(parameters, "center_y")!.Value,
                Number(parameters, "rect_width")!.Value,
                Number(parameters, "rect_height")!.Value,
                (int)Number(parameters, "rotation_millideg")!.Value);
    }

    private static long? Number(Dictionary<string, string> parameters, string name) =>
        parameters.TryGetValue(name, out var text) ? long.Parse(text, CultureInfo.InvariantCulture) : null;
}
