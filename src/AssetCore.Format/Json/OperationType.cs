using System.Text.Json;
using System.Text.Json.Nodes;
using AssetCore.Format.Catalogue;
using AssetCore.Format.Json.Shapes;
using AssetCore.Format.Json.Types;
using AssetCore.Operations;

namespace AssetCore.Format.Json;

/// <summary>An operation as it is sent and shown: <c>{"op": name, "args": {...}}</c>.</summary>
internal sealed class OperationType : JsonType<Operation>
{
    private static readonly JsonEncodedText s_op = JsonEncodedText.Encode("op");
    private static readonly JsonEncodedText s_args = JsonEncodedText.Encode("args");

    public override string Name => "operation";

    public override string Limits => "one of the catalogue";

    public override bool TryRead(ref JsonScan scan, out Operation value)
    {
        value = null!;
        if (scan.Token != JsonTokenType.StartObject) return scan.Fail(Fault.Malformed("must be an object"));
        if (!TryFindDescriptor(ref scan, out var descriptor)) return false;
        var hasOp = false;
        var hasArgs = false;
        while (scan.Read() && scan.Token != JsonTokenType.EndObject)
        {
            var isOp = scan.TextIs("op"u8);
            if (!isOp && !scan.TextIs("args"u8))
            {
                if (!scan.PassUnknown()) return false;
                continue;
            }

            ref var seen = ref isOp ? ref hasOp : ref hasArgs;
            if (seen) return scan.Fail(Fault.Malformed("must not appear twice").Within(isOp ? "op" : "args"));
            seen = true;
            if (!scan.Read()) return false;
            if (!isOp && !descriptor.TryReadArgs(ref scan, out value)) return scan.FailWithin("args");
        }

        return scan.Fault is null && (hasArgs || scan.Fail(Fault.Malformed("is missing").Within("args")));
    }

    public override void Write(Utf8JsonWriter writer, Operation value)
    {
        var descriptor = OperationCatalogue.Get(value.Code);
        writer.WriteStartObject();
        writer.WriteString(s_op, descriptor.NameUtf8);
        writer.WritePropertyName(s_args);
        descriptor.WriteArgs(writer, value);
        writer.WriteEndObject();
    }

    public override Fault? Check(Operation value, CheckScope scope) =>
        value is null
            ? Fault.Malformed("is missing")
            : value is ReverseCommit
            ? Fault.UnknownOperation("is ReverseCommit, which is asked for by a request of its own").Within("op")
            : OperationCatalogue.Get(value.Code).CheckArgs(value, scope)?.Within("args");

    public override void Store(ref FieldSlot slot, Operation value) => slot.Reference = value;

    public override Operation Load(in FieldSlot slot) => (Operation)slot.Reference!;

    public override JsonObject Schema() =>
        new() { ["$ref"] = RequestSchemas.ReferencePrefix + RequestSchemas.OperationName };

    private static bool TryFindDescriptor(ref JsonScan scan, out OperationDescriptor descriptor)
    {
        descriptor = null!;
        var ahead = scan;
        if (!TagLookup.TryFind(ref ahead, "op"u8))
            return scan.Fail(ahead.Fault ?? Fault.Malformed("is missing").Within("op"));
        if (ahead.Token != JsonTokenType.String) return scan.Fail(Fault.Malformed("must be a string").Within("op"));
        // What was recorded may be shown; of that, one cannot be asked for.
        if (OperationNames.Find(ref ahead) is { } found && (scan.IsAnswer || found.Code != OperationCode.ReverseCommit))
        {
            descriptor = found;
            return true;
        }

        return scan.Fail(Fault.UnknownOperation($"is {ahead.Echo()}, which is not in the catalogue").Within("op"));
    }
}
