using System.Text.Json;
using AssetCore.Commits;
using AssetCore.Format.Catalogue;
using AssetCore.Format.Json.Answers;
using AssetCore.Ids;
using AssetCore.Reads;

namespace AssetCore.Format.Json;

/// <summary>The answer to a preflight that would succeed.</summary>
public static class PreflightJson
{
    private const string Accepted = "Accepted";

    /// <summary>
    /// Writes a report. Its freshness is that of the world's writer, which judged it: never behind.
    /// </summary>
    public static void Write(Utf8JsonWriter writer, WorldId world, PreflightReport report)
    {
        writer.WriteStartObject();
        writer.WriteNumber("validated_world_seq"u8, report.ValidatedWorldSeq.Value);
        writer.WriteStartArray("operations"u8);
        foreach (var code in report.Operations)
        {
            writer.WriteStartObject();
            writer.WriteString("op"u8, OperationCatalogue.Get(code).Name);
            writer.WriteString("outcome"u8, Accepted);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("events"u8);
        foreach (var change in report.Events) writer.WriteRawValue(change.Utf8.Span, skipInputValidation: true);
        writer.WriteEndArray();
        FreshnessPart.Write(writer, new Freshness(world, report.ValidatedWorldSeq, report.ValidatedWorldSeq, 0, 0, 0));
        writer.WriteEndObject();
    }

    /// <summary>
    /// Reads what a preflight is answered with if it is not refused: a report, or the receipt the key has.
    /// </summary>
    /// <exception cref="AnswerFaultException">The bytes are something else.</exception>
    public static PreflightOutcome Read(ReadOnlyMemory<byte> utf8)
    {
        using var document = AnswerElement.Parse(utf8);
        var answer = new AnswerElement(document.RootElement, "");
        return answer.Has("validated_world_seq")
            ? new PreflightOutcome(ReadReport(answer), null, null)
            : new PreflightOutcome(null, ReceiptJson.Read(answer), null);
    }

    private static PreflightReport ReadReport(AnswerElement answer) => new(
        answer.Seq("validated_world_seq"),
        answer.List("operations", item =>
            OperationCatalogue.Find(item.Text("op"))?.Code ?? throw item.Wrong("op", "is not in the catalogue")),
        answer.List("events", change => change.ToJsonText()));
}
