using System.Text.Json;
using AssetCore.Commits;
using AssetCore.Format.Json.Shapes;
using AssetCore.Ids;

namespace AssetCore.Format.Json;

/// <summary>
/// Reversals as JSON: <c>{reason, actor_id, idempotency_key, metadata, first_sent_world_seq, subject_id}</c>, with the
/// commit in the route. Reading never throws for what a client can send, and keeps nothing of the bytes.
/// </summary>
public static class ReverseRequestJson
{
    /// <summary>Reads the body of a reversal.</summary>
    /// <param name="commitId">The commit to undo, as the route names it.</param>
    /// <param name="utf8">The body.</param>
    public static ParsedReverse Parse(CommitId commitId, ReadOnlySpan<byte> utf8)
    {
        if (CommitRequestJson.RefuseBytes(utf8) is { } refusal) return ParsedReverse.Refused(refusal);
        try
        {
            var scan = new JsonScan(utf8, JsonLimits.RequestDepthMax);
            return scan.Read() && ReverseRequestShape.Request.TryRead(ref scan, out var request) && scan.ReadEnd()
                ? Judge(request with { CommitId = commitId })
                : ParsedReverse.Refused(scan.Fault!.ToRejection());
        }
        catch (JsonException fault)
        {
            return ParsedReverse.Refused(CommitRequestJson.NotJson(fault));
        }
    }

    /// <summary>Writes the body of a reversal in canonical form: members in their order, absent ones left
    /// out.</summary>
    public static void Write(Utf8JsonWriter writer, ReverseRequest request) =>
        ReverseRequestShape.Request.Write(writer, request);

    private static ParsedReverse Judge(ReverseRequest request) =>
        CommitRequestValidator.Validate(request) is { } refusal
            ? ParsedReverse.Refused(refusal)
            : ParsedReverse.Accepted(request);
}
