using System.Text.Json;
using AssetCore.Containers;
using AssetCore.Ids;
using AssetCore.Operations;
using AssetCore.Reads;

namespace AssetCore.Format.Json.Answers;

/// <summary>Instances, one and in pages.</summary>
internal static class InstanceAnswers
{
    public static void Write(Utf8JsonWriter writer, InstanceView view) => WriteMembers(writer, view.Item);

    public static void Write(Utf8JsonWriter writer, InstancePage page)
    {
        writer.WriteStartArray("instances"u8);
        foreach (var item in page.Instances)
        {
            writer.WriteStartObject();
            WriteMembers(writer, item);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        new PagePart(page.NextCursor, page.HasMore, page.Moved).Write(writer);
    }

    public static InstanceView ReadView(AnswerElement answer) => new(ReadItem(answer));

    public static InstancePage ReadPage(AnswerElement answer)
    {
        var (cursor, hasMore, moved) = PagePart.Read(answer);
        return new InstancePage(answer.List("instances", ReadItem), cursor, hasMore, moved);
    }

    private static void WriteMembers(Utf8JsonWriter writer, InstanceItem item)
    {
        writer.WriteNumber("inst_id"u8, item.InstId.Value);
        writer.WriteString("class"u8, item.Class.Value);
        writer.WriteNumberOrNull("key"u8, item.Key);
        writer.WriteNumberOrNull("parent_id"u8, item.ParentId?.Value);
        writer.WritePropertyName("location"u8);
        if (item.Location is { } location) WireTypes.Location.Write(writer, Spelled(location));
        else writer.WriteNullValue();
    }

    private static InstanceItem ReadItem(AnswerElement item) => new(
        new InstanceId(item.Int64("inst_id")),
        new ClassId(item.Text("class")),
        item.UInt32OrNull("key"),
        item.Int64OrNull("parent_id") is { } parent ? new InstanceId(parent) : null,
        item.ReadOrNull("location", WireTypes.Location));

    /// <summary>The place with its turn, which requests may leave out.</summary>
    private static Location Spelled(Location location) => location switch
    {
        Location.GridCell { Rotation: null } cell => cell with { Rotation = Rotation.None },
        Location.Plane { RotationMillideg: null } plane => plane with { RotationMillideg = 0 },
        _ => location,
    };
}
