using System.Collections.Immutable;
using System.Text.Json;
using AssetCore.Format.Json.Answers;
using AssetCore.Ids;
using AssetCore.Worlds;

namespace AssetCore.Format.Json;

/// <summary>Worlds as the index of worlds shows them; on the wire they are namespaces.</summary>
public static class WorldJson
{
    private const string ReadWrite = "read_write";
    private const string ReadOnly = "read_only";

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
        WriteOperational(writer, world.Operational);
        writer.WriteNumber("changed_time_ms"u8, world.ChangedTimeMs);
        WriteOrigin(writer, world.Lineage, world.IsPurged);
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

    /// <summary>Writes the state of a world.</summary>
    public static void Write(Utf8JsonWriter writer, WorldStatus status)
    {
        writer.WriteStartObject();
        writer.WritePropertyName("namespace"u8);
        Write(writer, status.World);
        writer.WriteNumber("head_world_seq"u8, status.Head.Value);
        writer.WriteNumber("batch_number"u8, status.Batch.Value);
        writer.WriteNumber("epoch"u8, status.Epoch.Value);
        writer.WriteNumber("idempotency_keys_max"u8, status.IdempotencyKeysMax);
        writer.WriteNumber("idempotency_age_max"u8, status.IdempotencyAgeMax);
        writer.WriteString("reason"u8, status.Reason);
        writer.WriteEndObject();
    }

    /// <summary>Writes a checkpoint that was asked for.</summary>
    public static void Write(Utf8JsonWriter writer, WorldCheckpoint checkpoint)
    {
        writer.WriteStartObject();
        writer.WriteNumber("batch_number"u8, checkpoint.Batch.Value);
        writer.WriteNumber("world_seq"u8, checkpoint.WorldSeq.Value);
        writer.WriteNumber("bytes"u8, checkpoint.Bytes);
        writer.WriteBoolean("new"u8, checkpoint.IsNew);
        writer.WriteEndObject();
    }

    /// <summary>Reads a checkpoint that was asked for.</summary>
    /// <exception cref="AnswerFaultException">The bytes are something else.</exception>
    public static WorldCheckpoint ReadCheckpoint(ReadOnlyMemory<byte> utf8)
    {
        using var document = AnswerElement.Parse(utf8);
        var answer = new AnswerElement(document.RootElement, "");
        return new WorldCheckpoint(
            new BatchNumber(answer.Int64("batch_number")),
            answer.Seq("world_seq"),
            answer.Int64("bytes"),
            answer.Boolean("new"));
    }

    /// <summary>Writes a page of the feed of changes.</summary>
    public static void Write(Utf8JsonWriter writer, WorldChangePage page)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("changes"u8);
        foreach (var change in page.Changes)
        {
            writer.WriteStartObject();
            writer.WriteNumber("seq"u8, change.Seq.Value);
            writer.WriteNumber("time_ms"u8, change.TimeMs);
            writer.WritePropertyName("namespace"u8);
            Write(writer, change.Namespace);
            writer.WriteString("reason"u8, change.Reason);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteNumber("next_seq"u8, page.NextSeq.Value);
        writer.WriteBoolean("has_more"u8, page.HasMore);
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

    /// <summary>Reads the state of a world.</summary>
    /// <exception cref="AnswerFaultException">The bytes are something else.</exception>
    public static WorldStatus ReadStatus(ReadOnlyMemory<byte> utf8)
    {
        using var document = AnswerElement.Parse(utf8);
        var answer = new AnswerElement(document.RootElement, "");
        return new WorldStatus(
            ReadItem(answer.Object("namespace")),
            answer.Seq("head_world_seq"),
            new BatchNumber(answer.Int64("batch_number")),
            new Epoch(answer.Int64("epoch")),
            answer.Int64("idempotency_keys_max"),
            answer.Int64("idempotency_age_max"),
            answer.Text("reason"));
    }

    /// <summary>Reads a page of the feed of changes.</summary>
    /// <exception cref="AnswerFaultException">The bytes are something else.</exception>
    public static WorldChangePage ReadChanges(ReadOnlyMemory<byte> utf8)
    {
        using var document = AnswerElement.Parse(utf8);
        var answer = new AnswerElement(document.RootElement, "");
        var changes = answer.List("changes", change => new WorldChange(
            change.Seq("seq"), change.Int64("time_ms"), ReadItem(change.Object("namespace")), change.Text("reason")));
        return new WorldChangePage(changes, answer.Seq("next_seq"), answer.Boolean("has_more"));
    }

    private static WorldItem ReadItem(AnswerElement world) => new(
        new WorldId(world.Int64("namespace_id")),
        LifecycleOf(world),
        world.TextOrNull("display_name"),
        world.Int64("created_time_ms"),
        ReadOperational(world.Object("operational_state")),
        world.Int64("changed_time_ms"),
        world.ObjectOrNull("lineage") is { } lineage
            ? new WorldLineage(new WorldId(lineage.Int64("source_namespace_id")), lineage.Seq("world_seq"))
            : null,
        world.Boolean("purged"));

    /// <summary>Writes the members that say where a world comes from and what has become of its bytes.</summary>
    internal static void WriteOrigin(Utf8JsonWriter writer, WorldLineage? lineage, bool isPurged)
    {
        if (lineage is null)
        {
            writer.WriteNull("lineage"u8);
        }
        else
        {
            writer.WriteStartObject("lineage"u8);
            writer.WriteNumber("source_namespace_id"u8, lineage.Source.Value);
            writer.WriteNumber("world_seq"u8, lineage.WorldSeq.Value);
            writer.WriteEndObject();
        }

        writer.WriteBoolean("purged"u8, isPurged);
    }

    private static void WriteOperational(Utf8JsonWriter writer, OperationalState state)
    {
        writer.WriteStartObject("operational_state"u8);
        writer.WriteString("write_mode"u8, TextOf(state.WriteMode));
        writer.WriteBoolean("draining"u8, state.Draining);
        writer.WriteBoolean("frozen"u8, state.Frozen);
        writer.WriteEndObject();
    }

    private static OperationalState ReadOperational(AnswerElement state) => new(
        state.Text("write_mode") switch
        {
            ReadWrite => WriteMode.ReadWrite,
            ReadOnly => WriteMode.ReadOnly,
            var other => throw state.Wrong("write_mode", $"is {other}, which is not known"),
        },
        state.Boolean("draining"),
        state.Boolean("frozen"));

    /// <summary>The word for a write mode.</summary>
    internal static string TextOf(WriteMode mode) => mode switch
    {
        WriteMode.ReadWrite => ReadWrite,
        WriteMode.ReadOnly => ReadOnly,
        _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, "The mode is not shown."),
    };

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
