using System.Globalization;
using System.Text;
using AssetCore.Containers;
using AssetCore.Reads;

namespace AssetCore.Client.Http;

/// <summary>The route of each query, after <c>/v1/read/namespaces/{id}/</c>.</summary>
internal static class QueryPath
{
    /// <summary>The route with its query parameters.</summary>
    public static string Of(WorldQuery query) => query switch
    {
        WorldQuery.Containers q => new Builder("containers")
            .With("owner", q.Owner).With("kind", q.Kind is { } kind ? TextOf(kind) : null).Page(q.Cursor, q.Limit),
        WorldQuery.Container q => $"containers/{Escape(q.Id.Value)}",
        WorldQuery.Contents q => new Builder($"containers/{Escape(q.Id.Value)}/contents").Page(q.Cursor, q.Limit),
        WorldQuery.Balances q => new Builder($"containers/{Escape(q.Id.Value)}/balances").Page(q.Cursor, q.Limit),
        WorldQuery.Slots q => new Builder($"containers/{Escape(q.Id.Value)}/slots").Page(q.Cursor, q.Limit),
        WorldQuery.GridCells q => new Builder($"containers/{Escape(q.Id.Value)}/grid/cells")
            .With("x", q.Region?.X).With("y", q.Region?.Y)
            .With("width", q.Region?.Width).With("height", q.Region?.Height)
            .Page(q.Cursor, q.Limit),
        WorldQuery.Classes q => new Builder("classes").Page(q.Cursor, q.Limit),
        WorldQuery.Class q => $"classes/{Escape(q.Id.Value)}",
        WorldQuery.ClassShapes q => new Builder($"classes/{Escape(q.Id.Value)}/shapes").Page(q.Cursor, q.Limit),
        WorldQuery.Instance q => $"instances/{q.Id}",
        WorldQuery.FreshnessOnly => "freshness",
        WorldQuery.Commits { InContainer: { } container } q =>
            new Builder($"containers/{Escape(container.Value)}/commits")
            .With("from_world_seq", q.FromWorldSeq.Value).With("limit", q.Limit).Path(),
        WorldQuery.Commits q =>
            new Builder("commits").With("from_world_seq", q.FromWorldSeq.Value).With("limit", q.Limit).Path(),
        WorldQuery.Commit q => $"commits/{q.Id}",
        WorldQuery.Overlaps q => Overlaps(q),
        WorldQuery.GridFree q => new Builder($"containers/{Escape(q.Id.Value)}/grid/free")
            .With("class_id", q.ClassId.Value).With("key", q.Key).Path(),
        WorldQuery.ClassExtents q => new Builder($"classes/{Escape(q.Id.Value)}/extents").Page(q.Cursor, q.Limit),
        WorldQuery.ClassStats q => $"classes/{Escape(q.Id.Value)}/stats",
        WorldQuery.Children q => new Builder($"instances/{q.Id}/children").Page(q.Cursor, q.Limit),
        WorldQuery.Holds q => new Builder("holds")
            .With("container_id", q.InContainer?.Value).Page(q.Cursor, q.Limit),
        WorldQuery.Hold q => $"holds/{Escape(q.Id.Value)}",
        _ => throw new ArgumentOutOfRangeException(nameof(query), query, "The query has no route."),
    };

    private static string Overlaps(WorldQuery.Overlaps query)
    {
        var path = new Builder($"containers/{Escape(query.Id.Value)}/overlaps");
        path = query.Probe switch
        {
            OverlapProbe.Span span => path.With("center_x", span.CenterX).With("span_length", span.Length),
            OverlapProbe.Rectangle rectangle => path
                .With("center_x", rectangle.CenterX).With("center_y", rectangle.CenterY)
                .With("rect_width", rectangle.Width).With("rect_height", rectangle.Height)
                .With("rotation_millideg", rectangle.RotationMillideg),
            _ => throw new ArgumentOutOfRangeException(nameof(query), query, "The probe has no route."),
        };
        return path.With("limit", query.Limit).Path();
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

    private sealed class Builder(string path)
    {
        private readonly StringBuilder _text = new(path);
        private char _separator = '?';

        public Builder With(string name, long? value) => With(name, value?.ToString(CultureInfo.InvariantCulture));

        public Builder With(string name, string? value)
        {
            if (value is null) return this;
            _text.Append(_separator).Append(name).Append('=').Append(Uri.EscapeDataString(value));
            _separator = '&';
            return this;
        }

        public string Page(string? cursor, int limit) => With("cursor", cursor).With("limit", limit).Path();

        public string Path() => _text.ToString();
    }
}
