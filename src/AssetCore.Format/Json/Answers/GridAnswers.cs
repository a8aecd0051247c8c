using System.Collections.Immutable;
using System.Text.Json;
using AssetCore.Ids;
using AssetCore.Reads;

namespace AssetCore.Format.Json.Answers;

/// <summary>What stands on grids, and how full they are.</summary>
internal static class GridAnswers
{
    public static void Write(Utf8JsonWriter writer, GridCellsView view)
    {
        WritePlacements(writer, view.Placements);
        WriteSummary(writer, view.Grid);
        new PagePart(view.NextCursor, view.HasMore, view.Moved).Write(writer);
    }

    public static GridCellsView ReadCells(AnswerElement answer)
    {
        var (cursor, hasMore, moved) = PagePart.Read(answer);
        return new GridCellsView(ReadPlacements(answer), ReadSummary(answer), cursor, hasMore, moved);
    }

    public static void Write(Utf8JsonWriter writer, GridFreeView view)
    {
        writer.WriteString("container_id"u8, view.ContainerId.Value);
        writer.WriteString("class"u8, view.Class.Value);
        writer.WriteNumberOrNull("key"u8, view.Key);
        writer.WritePropertyName("shape"u8);
        WireTypes.Shape.Write(writer, view.Shape);
        writer.WriteNumberOrNull("position"u8, view.Position);
        writer.WriteNumberOrNull("x"u8, view.X);
        writer.WriteNumberOrNull("y"u8, view.Y);
    }

    public static GridFreeView ReadFree(AnswerElement answer) => new(
        new ContainerId(answer.Text("container_id")),
        new ClassId(answer.Text("class")),
        answer.UInt32OrNull("key"),
        answer.Read("shape", WireTypes.Shape),
        answer.Int32OrNull("position"),
        answer.Int32OrNull("x"),
        answer.Int32OrNull("y"));

    public static void WritePlacements(Utf8JsonWriter writer, ImmutableArray<GridPlacement> placements)
    {
        writer.WriteStartArray("placements"u8);
        foreach (var placement in placements)
        {
            writer.WriteStartObject();
            writer.WriteNumber("position"u8, placement.Position);
            writer.WriteNumber("x"u8, placement.X);
            writer.WriteNumber("y"u8, placement.Y);
            OccupantPart.Write(writer, placement.Occupant);
            writer.WritePropertyName("shape"u8);
            WireTypes.Shape.Write(writer, placement.Shape);
            writer.WritePropertyName("rotation"u8);
            WireTypes.Rotation.Write(writer, placement.Rotation);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    public static ImmutableArray<GridPlacement> ReadPlacements(AnswerElement answer) =>
        answer.List("placements", item => new GridPlacement(
            item.Int32("position"),
            item.Int32("x"),
            item.Int32("y"),
            OccupantPart.Read(item),
            item.Read("shape", WireTypes.Shape),
            item.Read("rotation", WireTypes.Rotation)));

    public static void WriteSummary(Utf8JsonWriter writer, in GridSummary grid)
    {
        writer.WriteStartObject("grid"u8);
        writer.WriteNumberOrNull("grid_width"u8, grid.GridWidth);
        writer.WriteNumberOrNull("grid_height"u8, grid.GridHeight);
        writer.WriteNumber("capacity"u8, grid.Capacity);
        writer.WriteNumber("occupied_cells"u8, grid.OccupiedCells);
        writer.WriteQuantity("utilization"u8, grid.Utilization);
        writer.WriteEndObject();
    }

    public static GridSummary ReadSummary(AnswerElement answer)
    {
        var grid = answer.Object("grid");
        return new GridSummary(
            grid.Int32OrNull("grid_width"),
            grid.Int32OrNull("grid_height"),
            grid.Int32("capacity"),
            grid.Int32("occupied_cells"),
            grid.Quantity("utilization"));
    }
}
