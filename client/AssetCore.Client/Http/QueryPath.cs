using System.Globalization;
using AssetCore.Containers;
using AssetCore.Ids;
using AssetCore.Reads;

namespace AssetCore.Client.Http;

/// <summary>The route of each query, after <c>/v1/read/namespaces/{id}/</c>.</summary>
internal static class QueryPath
{
    /// <summary>The route with its query parameters.</summary>
    /// <param name="query">The query.</param>
    /// <param name="asOf">Of when; null for the present.</param>
    public static string Of(WorldQuery query, WorldSeq? asOf)
    {
        var path = Of(query);
        if (asOf is not { Value: var worldSeq }) return path;
        var separator = path.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        return string.Create(CultureInfo.InvariantCulture, $"{path}{separator}as_of_world_seq={worldSeq}");
    }

    private static string Of(WorldQuery query) => query switch
    {
        WorldQuery.Containers q => new PathBuilder("containers")
            .With("owner", q.Owner).With("kind", q.Kind is { } kind ? TextOf(kind) : null).Page(q.Cursor, q.Limit),
        WorldQuery.Container q => $"containers/{Escape(q.Id.Value)}",
        WorldQuery.Contents q => new PathBuilder($"containers/{Escape(q.Id.Value)}/contents").Page(q.Cursor, q.Limit),
        WorldQuery.Balances q => new PathBuilder($"containers/{Escape(q.Id.Value)}/balances").Page(q.Cursor, q.Limit),
        WorldQuery.Slots q => new PathBuilder($"containers/{Escape(q.Id.Value)}/slots").Page(q.Cursor, q.Limit),
        WorldQuery.GridCells q => new PathBuilder($"containers/{Escape(q.Id.Value)}/grid/cells")
            .With("x", q.Region?.X).With("y", q.Region?.Y)
            .With("width", q.Region?.Width).With("height", q.Region?.Height)
            .Page(q.Cursor, q.Limit),
        WorldQuery.Classes q => new PathBuilder("classes").Page(q.Cursor, q.Limit),
        WorldQuery.Class q => $"classes/{Escape(q.Id.Value)}",
        WorldQuery.ClassShapes q => new PathBuilder($"classes/{Escape(q.Id.Value)}/shapes").Page(q.Cursor, q.Limit),
        WorldQuery.Instance q => $"instances/{q.Id}",
        WorldQuery.FreshnessOnly => "freshness",
        WorldQuery.Commits { InContainer: { } container } q =>
            new PathBuilder($"containers/{Escape(container.Value)}/commits")
            .With("from_world_seq", q.FromWorldSeq.Value).With("limit", q.Limit).Path(),
        WorldQuery.Commits q =>
            new PathBuilder("commits").With("from_world_seq", q.FromWorldSeq.Value).With("limit", q.Limit).Path(),
        WorldQuery.Commit q => $"commits/{q.Id}",
        WorldQuery.Overlaps q => Overlaps(q),
        WorldQuery.GridFree q => new PathBuilder($"containers/{Escape(q.Id.Value)}/grid/free")
            .With("class_id", q.ClassId.Value).With("key", q.Key).Path(),
        WorldQuery.ClassExtents q => new PathBuilder($"classes/{Escape(q.Id.Value)}/extents").Page(q.Cursor, q.Limit),
        WorldQuery.ClassStats q => $"classes/{Escape(q.Id.Value)}/stats",
        WorldQuery.Children q => new PathBuilder($"instances/{q.Id}/children").Page(q.Cursor, q.Limit),
        WorldQuery.Holds q => new PathBuilder("holds")
            .With("container_id", q.InContainer?.Value).Page(q.Cursor, q.Limit),
        WorldQuery.Hold q => $"holds/{Escape(q.Id.Value)}",
        _ => throw new ArgumentOutOfRangeException(nameof(query), query, "The query has no route."),
    };

    private static string Overlaps(WorldQuery.Overlaps query)
    {
        var path = new PathBuilder($"containers/{Escape(query.Id.Value)}/overlaps");
        path = query.Probe switch
        {
            OverlapProbe.Span span => path.With("center_x", span.CenterX).With("span_length", span.Length),
            OverlapProbe.Rectangle rectangle => path
                .With("center_x", rectangle.CenterX).With("center_y", rectangle.CenterY)
                .With("rect_width", rectangle.Width).With("rect_height", rectangle.Height)
                .With("rotation_millideg", rectangle.RotationMillideg),
            _ => throw new ArgumentOutOfRangeException(nameof(query), query, "The probe has no route."),
        };
        return path.Page(query.Cursor, query.Limit);
    }

    private static string Escape(string? id) => Uri.EscapeDataString(id ?? "");

    private static string TextOf(ContainerType kind) => kind switch
    {
        ContainerType.Balance => "balance",
        ContainerType.Slots => "slots",
        ContainerType.Grid => "grid",
        ContainerType.Line => "continuous_line_1d",
        ContainerType.Plane => "continuous_grid_2d",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No containers are of this kind."),
    };
}
