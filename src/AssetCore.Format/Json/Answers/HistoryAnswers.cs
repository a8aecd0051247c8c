using System.Collections.Immutable;
using System.Text.Json;
using AssetCore.Ids;
using AssetCore.Reads;
using AssetCore.Text;

namespace AssetCore.Format.Json.Answers;

/// <summary>Commits as histories show them.</summary>
internal static class HistoryAnswers
{
    private static readonly OperationType s_operation = new();

    public static void Write(Utf8JsonWriter writer, CommitPage page)
    {
        writer.WriteStartArray("commits"u8);
        foreach (var commit in page.Commits)
        {
            writer.WriteStartObject();
            WriteMembers(writer, commit);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteNumber("next_world_seq"u8, page.NextWorldSeq.Value);
        writer.WriteBoolean("has_more"u8, page.HasMore);
    }

    public static void Write(Utf8JsonWriter writer, CommitView view)
    {
        WriteMembers(writer, view.Item);
        WriteEvents(writer, view.Events);
    }

    public static void Write(Utf8JsonWriter writer, CommittedCommit commit)
    {
        writer.WriteStartObject();
        WriteMembers(writer, commit.Item);
        WriteEvents(writer, commit.Events);
        writer.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter writer, FollowPage page)
    {
        writer.WriteStartArray("commits"u8);
        foreach (var commit in page.Commits) Write(writer, commit);
        writer.WriteEndArray();
        writer.WriteNumber("next_world_seq"u8, page.NextWorldSeq.Value);
    }

    public static CommitPage ReadPage(AnswerElement answer) =>
        new(answer.List("commits", ReadItem), answer.Seq("next_world_seq"), answer.Boolean("has_more"));

    public static CommitView ReadView(AnswerElement answer) =>
        new(ReadItem(answer), ReadEvents(answer));

    public static CommittedCommit ReadCommitted(AnswerElement commit) => new(ReadItem(commit), ReadEvents(commit));

    public static FollowPage ReadFollow(AnswerElement answer) =>
        new(answer.List("commits", ReadCommitted), answer.Seq("next_world_seq"));

    private static void WriteMembers(Utf8JsonWriter writer, CommitItem commit)
    {
        writer.WriteString("commit_id"u8, commit.CommitId.ToString());
        writer.WriteNumber("world_seq_start"u8, commit.WorldSeqStart.Value);
        writer.WriteNumber("world_seq_end"u8, commit.WorldSeqEnd.Value);
        writer.WriteNumber("event_count"u8, commit.EventCount);
        writer.WriteNumber("commit_time_ms"u8, commit.CommitTimeMs);
        writer.WriteStringOrNull("actor_id"u8, commit.ActorId);
        writer.WriteJsonOrNull("metadata"u8, commit.Metadata);
        writer.WriteJsonOrNull("origin"u8, commit.Origin);
        if (commit.SubjectId is { } subject) WriteSubject(writer, commit, subject);
        writer.WriteStartArray("operations"u8);
        foreach (var operation in commit.Operations) s_operation.Write(writer, operation);
        writer.WriteEndArray();
    }

    // Commits that are about nobody, by far the most, are as they always were. A reader without keys, such as a tool on
    // a log, cannot tell what is erased from what is only sealed.
    private static void WriteSubject(Utf8JsonWriter writer, CommitItem commit, SubjectId subject)
    {
        writer.WriteString("subject_id"u8, subject.Value);
        if (commit.Sealed is null) writer.WriteBoolean("erased"u8, commit.IsErased);
        else writer.WriteBoolean("sealed"u8, value: true);
    }

    private static void WriteEvents(Utf8JsonWriter writer, ImmutableArray<JsonText> events)
    {
        writer.WriteStartArray("events"u8);
        foreach (var change in events) writer.WriteRawValue(change.Utf8.Span, skipInputValidation: true);
        writer.WriteEndArray();
    }

    private static ImmutableArray<JsonText> ReadEvents(AnswerElement commit) =>
        commit.List("events", change => change.ToJsonText());

    private static CommitItem ReadItem(AnswerElement commit) => new(
        commit.CommitId("commit_id"),
        commit.Seq("world_seq_start"),
        commit.Seq("world_seq_end"),
        commit.Int64("commit_time_ms"),
        commit.TextOrNull("actor_id"),
        commit.JsonOrNull("metadata"),
        commit.JsonOrNull("origin"),
        commit.List("operations", operation => operation.ReadWhole(s_operation)))
    {
        SubjectId = commit.Has("subject_id") ? commit.Read("subject_id", WireTypes.SubjectId) : null,
        IsErased = commit.Has("erased") && commit.Boolean("erased"),
    };
}
