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

    private static long? Number(Dictionary<string, string> parameters, string name) =>
        parameters.TryGetValue(name, out var text) ? long.Parse(text, CultureInfo.InvariantCulture) : null;
}
