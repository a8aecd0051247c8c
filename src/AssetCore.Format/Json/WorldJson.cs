using System.Collections.Immutable;
using System.Text.Json;
using AssetCore.Format.Json.Answers;
using AssetCore.Ids;
using AssetCore.Worlds;

namespace AssetCore.Format.Json;

/// <summary>Worlds as the index of worlds shows them; on the wire they are namespaces.</summary>
public static class WorldJson
{
    private static readonly ImmutableArray<(WorldLifecycle Lifecycle, string Text)> s_lifecycles =
    [
        (WorldLifecycle.Provisioned, "provisioned"),
        (WorldLifecycle.Disabled, "disabled"),
        (WorldLifecycle.Deleted, "deleted"),
        (WorldLifecycle.Creating, "creating"),
    ];

    /// <summary>Writes one world.</summary>
    public static void Write(Utf8JsonWriter writer, WorldItem world)
    {
        writer.WriteStartObject();
        writer.WriteNumber("namespace_id"u8, world.NamespaceId.Value);
        writer.WriteString("lifecycle"u8, TextOf(world.Lifecycle));
        writer.WriteStringOrNull("display_name"u8, world.DisplayName);
        writer.WriteNumber("created_time_ms"u8, world.CreatedTimeMs);
        writer.WriteEndObject();
    }

    /// <summary>Writes a page of worlds.</summary>
    public static void Write(Utf8JsonWriter writer, WorldPage page)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("namespaces"u8);
        foreach (var world in page.Namespaces) Write(writer, world);
        writer.WriteEndArray();
        new PagePart(page.NextCursor, page.HasMore, null).Write(writer);
        writer.WriteEndObject();
    }

    /// <summary>Reads one world.</summary>
    /// <exception cref="AnswerFaultException">The bytes are something else.</exception>
    public static WorldItem ReadItem(ReadOnlyMemory<byte> utf8)
    {
        using var document = AnswerElement.Parse(utf8);
        return ReadItem(new AnswerElement(document.RootElement, ""));
    }

    /// <summary>Reads a page of worlds.</summary>
    /// <exception cref="AnswerFaultException">The bytes are something else.</exception>
    public static WorldPage ReadPage(ReadOnlyMemory<byte> utf8)
    {
        using var document = AnswerElement.Parse(utf8);
        var answer = new AnswerElement(document.RootElement, "");
        var (cursor, hasMore, _) = PagePart.Read(answer);
        return new WorldPage(answer.List("namespaces", ReadItem), cursor, hasMore);
    }

    private static WorldItem ReadItem(AnswerElement world) => new(
        new WorldId(world.Int64("namespace_id")),
        LifecycleOf(world),
        world.TextOrNull("display_name"),
        world.Int64("created_time_ms"),
        default,
        world.Int64("created_time_ms"));

    /// <summary>The word for a stage of life.</summary>
    internal static string TextOf(WorldLifecycle lifecycle)
    {
        foreach (var (known, text) in s_lifecycles)
        {
            if (known == lifecycle) return text;
        }

        throw new ArgumentOutOfRangeException(nameof(lifecycle), lifecycle, "The stage is not shown.");
    }

    private static WorldLifecycle LifecycleOf(AnswerElement world)
    {
        var text = world.Text("lifecycle");
        foreach (var (lifecycle, known) in s_lifecycles)
        {
            if (known == text) return lifecycle;
        }

        throw world.Wrong("lifecycle", $"is {text}, which is not known");
    }
}
