using System.Text.Json;
using AssetCore.Ids;
using AssetCore.Reads;

namespace AssetCore.Format.Json.Answers;

/// <summary>The member <c>freshness</c> of every answer.</summary>
internal static class FreshnessPart
{
    public static void Write(Utf8JsonWriter writer, Freshness? freshness)
    {
        writer.WritePropertyName("freshness"u8);
        if (freshness is null)
        {
            writer.WriteNullValue();
            return;
        }

        writer.WriteStartObject();
        writer.WriteNumber("namespace"u8, freshness.Namespace.Value);
        writer.WriteNumber("world_seq"u8, freshness.WorldSeq.Value);
        writer.WriteNumber("commit_log_world_seq"u8, freshness.CommitLogWorldSeq.Value);
        writer.WriteNumber("lag"u8, freshness.Lag);
        writer.WriteNumber("lag_ms"u8, freshness.LagMs);
        writer.WriteNumber("observed_ms"u8, freshness.ObservedMs);
        writer.WriteEndObject();
    }

    public static Freshness? Read(AnswerElement answer) => answer.ObjectOrNull("freshness") is not { } freshness
        ? null
        : new Freshness(
            new WorldId(freshness.Int64("namespace")),
            freshness.Seq("world_seq"),
            freshness.Seq("commit_log_world_seq"),
            freshness.Int64("lag"),
            freshness.Int64("lag_ms"),
            freshness.Int64("observed_ms"));
}
