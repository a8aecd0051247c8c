using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Unicode;
using AssetCore.Commits;
using AssetCore.Errors;
using AssetCore.Format.Catalogue.Descriptors;
using AssetCore.Format.Json.Shapes;

namespace AssetCore.Format.Json;

/// <summary>
/// Commit requests as JSON. Reading never throws for what a client can send: every fault is a <see cref="Rejection"/>
/// with status 400 or 413. Nothing of the bytes is kept: the caller may reuse its buffer.
/// </summary>
public static class CommitRequestJson
{
    /// <summary>Reads the body of a commit or of a preflight.</summary>
    public static ParsedCommit Parse(ReadOnlySpan<byte> utf8)
    {
        if (RefuseBytes(utf8) is { } refusal) return ParsedCommit.Refused(refusal);
        try
        {
            return ParseRequest(utf8);
        }
        catch (JsonException fault)
        {
            return ParsedCommit.Refused(NotJson(fault));
        }
    }

    /// <summary>
    /// Reads the body of a bulk request: an array in which every item stands alone, a malformed one too. Only what is
    /// no array of 1 to <see cref="CommitLimits.BulkCommitsMax"/> JSON values is refused as a whole.
    /// </summary>
    public static ParsedCommits ParseMany(ReadOnlySpan<byte> utf8)
    {
        if (RefuseBytes(utf8) is { } refusal) return ParsedCommits.Refused(refusal);
        try
        {
            // One level more than a single request has: the array around it.
            var scan = new JsonScan(utf8, JsonLimits.RequestDepthMax + 1);
            return TryReadItems(ref scan, out var commits)
                ? ParsedCommits.Separated(commits)
                : ParsedCommits.Refused(scan.Fault!.ToRejection());
        }
        catch (JsonException fault)
        {
            return ParsedCommits.Refused(NotJson(fault));
        }
    }

    /// <summary>
    /// Reads the body of <c>register_class</c>: the members of the operation's <c>request</c> and, beside them, those
    /// of a commit request but <c>operations</c>. Faults of the former have the operation index 0.
    /// </summary>
    public static ParsedCommit ParseRegisterClass(ReadOnlySpan<byte> utf8) =>
        SingleOperationJson.Parse(utf8, RegisterClassDescriptor.Request);

    /// <summary>
    /// Reads the body of <c>register_class_shape</c>, which is made like that of <c>register_class</c>.
    /// </summary>
    public static ParsedCommit ParseRegisterClassShape(ReadOnlySpan<byte> utf8) =>
        SingleOperationJson.Parse(utf8, RegisterClassShapeDescriptor.Request);

    /// <summary>Writes a request in canonical form: members in a fixed order, absent ones left out.</summary>
    public static void Write(Utf8JsonWriter writer, CommitRequest request) =>
        CommitRequestShape.Request.Write(writer, request);

    /// <summary>Refuses what is too long or not UTF-8 before anything looks into it.</summary>
    internal static Rejection? RefuseBytes(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > CommitLimits.BodyBytesMax)
            return new Rejection(ErrorCode.RequestTooLarge,
                $"The body has {utf8.Length} bytes, {CommitLimits.BodyBytesMax} are allowed.");
        return Utf8.IsValid(utf8) ? null : Fault.Malformed("is not UTF-8").ToRejection();
    }

    /// <summary>The refusal of text that is not JSON.</summary>
    internal static Rejection NotJson(JsonException fault) => Fault.Malformed(JsonGrammar.Reason(fault)).ToRejection();

    /// <summary>The last step of every way in: the rules that hold for requests in memory as well.</summary>
    internal static ParsedCommit Judge(CommitRequest request) =>
        CommitRequestValidator.Validate(request) is { } refusal
            ? ParsedCommit.Refused(refusal)
            : ParsedCommit.Accepted(request);

    private static ParsedCommit ParseRequest(ReadOnlySpan<byte> utf8)
    {
        var scan = new JsonScan(utf8, JsonLimits.RequestDepthMax);
        return scan.Read() && CommitRequestShape.Request.TryRead(ref scan, out var request) && scan.ReadEnd()
            ? Judge(request)
            : ParsedCommit.Refused(scan.Fault!.ToRejection());
    }

    private static bool TryReadItems(ref JsonScan scan, out ImmutableArray<ParsedCommit> commits)
    {
        commits = [];
        if (!scan.Read()) return false;
        if (scan.Token != JsonTokenType.StartArray)
            return scan.Fail(Fault.Malformed("must be an array of commit requests"));
        var items = ImmutableArray.CreateBuilder<ParsedCommit>();
        while (scan.ReadLeniently() && scan.Token != JsonTokenType.EndArray)
        {
            if (items.Count == CommitLimits.BulkCommitsMax) return scan.Fail(CountFault());
            items.Add(ParseRequest(scan.SkipRaw()));
        }

        commits = items.DrainToImmutable();
        return (!commits.IsEmpty || scan.Fail(CountFault())) && scan.ReadEnd();
    }

    private static Fault CountFault() =>
        Fault.Malformed($"must have 1 to {CommitLimits.BulkCommitsMax} commit requests");
}
