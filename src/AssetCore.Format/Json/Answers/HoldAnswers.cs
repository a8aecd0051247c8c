using System.Text.Json;
using AssetCore.Ids;
using AssetCore.Reads;

namespace AssetCore.Format.Json.Answers;

/// <summary>Open holds, one and in pages.</summary>
internal static class HoldAnswers
{
    public static void Write(Utf8JsonWriter writer, HoldView view) => WriteMembers(writer, view.Item);

    public static void Write(Utf8JsonWriter writer, HoldPage page)
    {
        writer.WriteStartArray("holds"u8);
        foreach (var item in page.Holds)
        {
            writer.WriteStartObject();
            WriteMembers(writer, item);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        new PagePart(page.NextCursor, page.HasMore, page.Moved).Write(writer);
    }

    public static HoldView ReadView(AnswerElement answer) => new(ReadItem(answer));

    public static HoldPage ReadPage(AnswerElement answer)
    {
        var (cursor, hasMore, moved) = PagePart.Read(answer);
        return new HoldPage(answer.List("holds", ReadItem), cursor, hasMore, moved);
    }

    private static void WriteMembers(Utf8JsonWriter writer, HoldItem item)
    {
        writer.WriteString("hold_id"u8, item.HoldId.Value);
        writer.WriteString("container_id"u8, item.ContainerId.Value);
        writer.WriteString("class"u8, item.Class.Value);
        writer.WriteNumberOrNull("key"u8, item.Key);
        writer.WriteQuantity("quantity"u8, item.Quantity);
        writer.WriteNumberOrNull("expires_at_world_seq"u8, item.ExpiresAtWorldSeq?.Value);
        writer.WriteNumberOrNull("expires_at_ms"u8, item.ExpiresAtMs);
    }

    private static HoldItem ReadItem(AnswerElement item) => new(
        new HoldId(item.Text("hold_id")),
        new ContainerId(item.Text("container_id")),
        new ClassId(item.Text("class")),
        item.UInt32OrNull("key"),
        item.Quantity("quantity"),
        item.Int64OrNull("expires_at_world_seq") is { } seq ? new WorldSeq(seq) : null,
        item.Int64OrNull("expires_at_ms"));
}
