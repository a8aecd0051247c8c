using System.Collections.Immutable;
using System.Text.Json;
using AssetCore.Containers;
using AssetCore.Ids;
using AssetCore.Quantities;
using AssetCore.Reads;

namespace AssetCore.Format.Json.Answers;

/// <summary>What stands on lines and planes; <c>continuous</c> has the bounds and the scale of the kind.</summary>
internal static class ContinuousAnswers
{
    public static void Write(Utf8JsonWriter writer, ContentsView.Continuous view)
    {
        WriteList(writer, "placements"u8, view.Placements);
        WriteBounds(writer, view.Kind);
    }

    public static void Write(Utf8JsonWriter writer, OverlapsView view)
    {
        writer.WriteString("container_id"u8, view.ContainerId.Value);
        WriteList(writer, "overlaps"u8, view.Overlaps);
        new PagePart(view.NextCursor, view.HasMore, view.Moved).Write(writer);
    }

    public static ContentsView.Continuous Read(AnswerElement answer) =>
        new(answer.List("placements", ReadPlacement), ReadBounds(answer.Object("continuous")));

    public static OverlapsView ReadOverlaps(AnswerElement answer)
    {
        var (cursor, hasMore, moved) = PagePart.Read(answer);
        var overlaps = answer.List("overlaps", ReadPlacement);
        return new OverlapsView(new ContainerId(answer.Text("container_id")), overlaps, cursor, hasMore, moved);
    }

    private static void WriteList(
        Utf8JsonWriter writer, ReadOnlySpan<byte> name, ImmutableArray<ContinuousPlacement> placements)
    {
        writer.WriteStartArray(name);
        foreach (var placement in placements)
        {
            writer.WriteStartObject();
            writer.WriteNumber("x"u8, placement.X);
            if (placement.Y is { } y) writer.WriteNumber("y"u8, y);
            OccupantPart.Write(writer, placement.Occupant);
            writer.WritePropertyName("extent"u8);
            WireTypes.Extent.Write(writer, placement.Extent);
            if (placement.RotationMillideg is { } turn) writer.WriteNumber("rotation_millideg"u8, turn);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static ContinuousPlacement ReadPlacement(AnswerElement item) => new(
        item.Int64("x"),
        item.Int64OrNull("y"),
        OccupantPart.Read(item),
        item.Read("extent", WireTypes.Extent),
        item.Int32OrNull("rotation_millideg"));

    private static void WriteBounds(Utf8JsonWriter writer, ContainerKind kind)
    {
        var (scale, bucket) = kind switch
        {
            ContainerKind.Line line => (line.Scale, line.BucketCellSize),
            ContainerKind.Plane plane => (plane.Scale, plane.BucketCellSize),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Only lines and planes are continuous."),
        };
        writer.WriteStartObject("continuous"u8);
        WriteEdges(writer, kind);
        writer.WriteNumber("quantization_inv"u8, scale.UnitsPerOne);
        writer.WriteNumberOrNull("bucket_cell_size"u8, bucket);
        writer.WriteEndObject();
    }

    private static void WriteEdges(Utf8JsonWriter writer, ContainerKind kind)
    {
        if (kind is ContainerKind.Line line)
        {
            writer.WriteNumber("min_x"u8, line.MinX);
            writer.WriteNumber("max_x"u8, line.MaxX);
        }
        else if (kind is ContainerKind.Plane plane)
        {
            writer.WriteNumber("min_x"u8, plane.MinX);
            writer.WriteNumber("min_y"u8, plane.MinY);
            writer.WriteNumber("max_x"u8, plane.MaxX);
            writer.WriteNumber("max_y"u8, plane.MaxY);
        }
    }

    private static ContainerKind ReadBounds(AnswerElement bounds)
    {
        var scale = new Scale(bounds.Int64("quantization_inv"));
        var bucket = bounds.Int64OrNull("bucket_cell_size");
        return bounds.Has("min_y")
            ? new ContainerKind.Plane(
                bounds.Int64("min_x"),
                bounds.Int64("min_y"),
                bounds.Int64("max_x"),
                bounds.Int64("max_y"),
                scale,
                bucket)
            : new ContainerKind.Line(bounds.Int64("min_x"), bounds.Int64("max_x"), scale, bucket);
    }
}
