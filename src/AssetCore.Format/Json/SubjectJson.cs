using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using AssetCore.Errors;
using AssetCore.Format.Json.Answers;
using AssetCore.Format.Json.Shapes;
using AssetCore.Ids;
using AssetCore.Subjects;

namespace AssetCore.Format.Json;

/// <summary>
/// Erasures of subjects as JSON. Reading a request never throws for what a client can send, and keeps nothing of the
/// bytes.
/// </summary>
public static class SubjectJson
{
    /// <summary>Reads the body of an erasure. On false, why it is refused.</summary>
    public static bool TryRead(
        ReadOnlySpan<byte> utf8,
        [NotNullWhen(true)] out EraseSubjectRequest? request,
        [NotNullWhen(false)] out Rejection? refusal) =>
        WorldRequestJson.TryRead(utf8, EraseSubjectShape.Request, out request, out refusal);

    /// <summary>Writes the body of an erasure.</summary>
    public static void Write(Utf8JsonWriter writer, EraseSubjectRequest request) =>
        EraseSubjectShape.Request.Write(writer, request);

    /// <summary>Writes what became of an erasure.</summary>
    public static void Write(Utf8JsonWriter writer, SubjectErasure erasure)
    {
        writer.WriteStartObject();
        writer.WriteNumber("namespace"u8, erasure.World.Value);
        writer.WriteString("subject_id"u8, erasure.Subject.Value);
        writer.WriteBoolean("erased"u8, value: true);
        writer.WriteNumber("world_seq"u8, erasure.WorldSeq.Value);
        writer.WriteNumber("erased_time_ms"u8, erasure.TimeMs);
        writer.WriteBoolean("repeated"u8, erasure.IsRepeat);
        writer.WriteEndObject();
    }

    /// <summary>Reads what became of an erasure. Members that are not known are passed over.</summary>
    /// <exception cref="AnswerFaultException">The bytes are something else.</exception>
    public static SubjectErasure ReadErasure(ReadOnlyMemory<byte> utf8)
    {
        using var document = AnswerElement.Parse(utf8);
        var erasure = new AnswerElement(document.RootElement, "");
        return new SubjectErasure(
            new WorldId(erasure.Int64("namespace")),
            erasure.Read("subject_id", WireTypes.SubjectId),
            erasure.Seq("world_seq"),
            erasure.Int64("erased_time_ms"),
            erasure.Boolean("repeated"));
    }

    /// <summary>The schemas of the bodies by name. A new object at every call, which the caller may change.</summary>
    public static JsonObject Schemas() => new() { ["EraseSubjectRequest"] = EraseSubjectShape.Request.Schema() };

    /// <summary>Null for a subject's name of the right form; otherwise what is wrong with it.</summary>
    public static Rejection? FaultOf(SubjectId subject) =>
        WireTypes.SubjectId.Check(subject, default)?.Within("subject_id").ToRejection();
}
