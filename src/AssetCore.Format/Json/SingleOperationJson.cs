using System.Text.Json;
using AssetCore.Commits;
using AssetCore.Format.Json.Shapes;
using AssetCore.Format.Json.Types;
using AssetCore.Operations;

namespace AssetCore.Format.Json;

/// <summary>
/// Reads bodies that stand for a commit of one operation: its arguments and the rest of a commit side by side.
/// </summary>
internal static class SingleOperationJson
{
    /// <summary>Reads the body; <paramref name="arguments"/> are the members that belong to the operation.</summary>
    public static ParsedCommit Parse<T>(ReadOnlySpan<byte> utf8, ObjectType<T> arguments)
        where T : Operation
    {
        if (CommitRequestJson.RefuseBytes(utf8) is { } refusal) return ParsedCommit.Refused(refusal);
        try
        {
            var scan = new JsonScan(utf8, JsonLimits.RequestDepthMax);
            return scan.Read() && TryRead(ref scan, arguments, out var request) && scan.ReadEnd()
                ? CommitRequestJson.Judge(request)
                : ParsedCommit.Refused(scan.Fault!.ToRejection());
        }
        catch (JsonException fault)
        {
            return ParsedCommit.Refused(CommitRequestJson.NotJson(fault));
        }
    }

    private static bool TryRead<T>(ref JsonScan scan, ObjectType<T> arguments, out CommitRequest request)
        where T : Operation
    {
        request = null!;
        var envelope = CommitRequestShape.Envelope;
        var argumentSlots = default(FieldSlots);
        var envelopeSlots = default(FieldSlots);
        if (scan.Token != JsonTokenType.StartObject) return scan.Fail(Fault.Malformed("must be an object"));
        while (scan.Read() && scan.Token != JsonTokenType.EndObject)
        {
            var argument = arguments.Find(ref scan);
            var member = argument >= 0 ? -1 : envelope.Find(ref scan);
            if (argument < 0 && member < 0 && !scan.PassUnknown()) return false;
            if (argument >= 0 && !arguments.TryReadMember(ref scan, argument, argumentSlots))
                return FailInOperation(ref scan, scan.Fault!);
            if (member >= 0 && !envelope.TryReadMember(ref scan, member, envelopeSlots)) return false;
        }

        if (scan.Fault is not null) return false;
        if (arguments.FindMissing(argumentSlots) is { } missing)
            return FailInOperation(ref scan, Fault.Malformed("is missing").Within(missing.Name));

        // Judged here as well, so that a fault is named by the member of this body and not of the commit it stands for.
        var operation = arguments.Make(argumentSlots);
        request = envelope.Make(envelopeSlots) with { Operations = [operation] };
        return arguments.Check(operation, default) is not { } fault || FailInOperation(ref scan, fault);
    }

    private static bool FailInOperation(ref JsonScan scan, Fault fault)
    {
        fault.OperationIndex = 0;
        return scan.Fail(fault);
    }
}
