using System.Text.Json;
using AssetCore.Ids;
using AssetCore.Reads;

namespace AssetCore.Format.Json.Answers;

/// <summary>Containers, one and in pages.</summary>
internal static class ContainerAnswers
{
    public static void Write(Utf8JsonWriter writer, ContainerView view) => WriteMembers(writer, view.Item);

    public static void Write(Utf8JsonWriter writer, ContainerPage page)
    {
        writer.WriteStartArray("containers"u8);
        foreach (var item in page.Containers)
        {
            writer.WriteStartObject();
            WriteMembers(writer, item);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        new PagePart(page.NextCursor, page.HasMore, page.Moved).Write(writer);
    }

    public static ContainerView ReadView(AnswerElement answer) => new(ReadItem(answer));

    public static ContainerPage ReadPage(AnswerElement answer)
    {
        var (cursor, hasMore, moved) = PagePart.Read(answer);
        return new ContainerPage(answer.List("containers", ReadItem), cursor, hasMore, moved);
    }

    private static void WriteMembers(Utf8JsonWriter writer, ContainerItem item)
    {
        writer.WriteString("container_id"u8, item.ContainerId.Value);
        writer.WritePropertyName("kind"u8);
        WireTypes.Kind.WriteShown(writer, item.Kind);
        writer.WriteNumberOrNull("owner"u8, item.Owner);
        writer.WriteStringOrNull("display_name"u8, item.DisplayName);
        writer.WritePropertyName("policies"u8);
        if (item.Policies is { } policies) WireTypes.Policies.Write(writer, policies);
        else writer.WriteNullValue();
    }

    private static ContainerItem ReadItem(AnswerElement item) => new(
        new ContainerId(item.Text("container_id")),
        item.Read("kind", WireTypes.Kind),
        item.UInt32OrNull("owner"),
        item.TextOrNull("display_name"),
        item.ReadOrNull("policies", WireTypes.Policies));
}
