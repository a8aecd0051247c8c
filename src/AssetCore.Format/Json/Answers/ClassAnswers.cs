using System.Text.Json;
using AssetCore.Ids;
using AssetCore.Reads;

namespace AssetCore.Format.Json.Answers;

/// <summary>Classes, one and in pages, their shapes and their extents.</summary>
internal static class ClassAnswers
{
    public static void Write(Utf8JsonWriter writer, ClassView view) => WriteMembers(writer, view.Item);

    public static void Write(Utf8JsonWriter writer, ClassPage page)
    {
        writer.WriteStartArray("classes"u8);
        foreach (var item in page.Classes)
        {
            writer.WriteStartObject();
            WriteMembers(writer, item);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        new PagePart(page.NextCursor, page.HasMore, page.Moved).Write(writer);
    }

    public static void Write(Utf8JsonWriter writer, ShapePage page)
    {
        writer.WriteString("class_id"u8, page.ClassId.Value);
        writer.WriteStartArray("shapes"u8);
        foreach (var item in page.Shapes)
        {
            writer.WriteStartObject();
            writer.WriteNumberOrNull("stack_key"u8, item.StackKey);
            writer.WritePropertyName("shape"u8);
            WireTypes.Shape.Write(writer, item.Shape);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        new PagePart(page.NextCursor, page.HasMore, page.Moved).Write(writer);
    }

    public static void Write(Utf8JsonWriter writer, ExtentPage page)
    {
        writer.WriteString("class_id"u8, page.ClassId.Value);
        writer.WriteStartArray("extents"u8);
        foreach (var item in page.Extents)
        {
            writer.WriteStartObject();
            writer.WriteNumberOrNull("stack_key"u8, item.StackKey);
            writer.WritePropertyName("extent"u8);
            WireTypes.Extent.Write(writer, item.Extent);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        new PagePart(page.NextCursor, page.HasMore, page.Moved).Write(writer);
    }

    public static ClassView ReadView(AnswerElement answer) => new(ReadItem(answer));

    public static ClassPage ReadPage(AnswerElement answer)
    {
        var (cursor, hasMore, moved) = PagePart.Read(answer);
        return new ClassPage(answer.List("classes", ReadItem), cursor, hasMore, moved);
    }

    public static ShapePage ReadShapes(AnswerElement answer)
    {
        var (cursor, hasMore, moved) = PagePart.Read(answer);
        var shapes = answer.List(
            "shapes", item => new ShapeItem(item.UInt32OrNull("stack_key"), item.Read("shape", WireTypes.Shape)));
        return new ShapePage(new ClassId(answer.Text("class_id")), shapes, cursor, hasMore, moved);
    }

    public static ExtentPage ReadExtents(AnswerElement answer)
    {
        var (cursor, hasMore, moved) = PagePart.Read(answer);
        var extents = answer.List(
            "extents", item => new ExtentItem(item.UInt32OrNull("stack_key"), item.Read("extent", WireTypes.Extent)));
        return new ExtentPage(new ClassId(answer.Text("class_id")), extents, cursor, hasMore, moved);
    }

    private static void WriteMembers(Utf8JsonWriter writer, ClassItem item)
    {
        writer.WriteString("class_id"u8, item.ClassId.Value);
        writer.WriteString("name"u8, item.Name);
        writer.WriteNumber("flags"u8, item.Flags);
        writer.WritePropertyName("behavior"u8);
        if (item.Behavior is { } behavior) WireTypes.Behavior.WriteShown(writer, behavior);
        else writer.WriteNullValue();
    }

    private static ClassItem ReadItem(AnswerElement item) => new(
        new ClassId(item.Text("class_id")),
        item.Text("name"),
        item.UInt64("flags"),
        item.ReadOrNull("behavior", WireTypes.Behavior));
}
