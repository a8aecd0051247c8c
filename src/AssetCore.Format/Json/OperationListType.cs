using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using AssetCore.Commits;
using AssetCore.Format.Json.Types;
using AssetCore.Operations;

namespace AssetCore.Format.Json;

/// <summary>
/// The operations of a commit: each fault knows the index of its operation, and the first faulty one is named.
/// </summary>
internal sealed class OperationListType : JsonType<ImmutableArray<Operation>>
{
    private static readonly OperationType s_operation = new();
    private static readonly string s_countRule = $"must have 1 to {CommitLimits.OperationsMax} items";

    public override string Name => "list of operations";

    public override string Limits => $"1 to {CommitLimits.OperationsMax} items";

    public override bool TryRead(ref JsonScan scan, out ImmutableArray<Operation> value)
    {
        value = [];
        if (scan.Token != JsonTokenType.StartArray) return scan.Fail(Fault.Malformed("must be an array"));
        var operations = new List<Operation>();
        while (scan.Read() && scan.Token != JsonTokenType.EndArray)
        {
            if (operations.Count == CommitLimits.OperationsMax) return scan.Fail(Fault.Malformed(s_countRule));
            if (!s_operation.TryRead(ref scan, out var operation)) return FailAt(ref scan, operations);
            operations.Add(operation);
        }

        value = [.. operations];
        return scan.Fault is null || FailAt(ref scan, operations);
    }

    public override void Write(Utf8JsonWriter writer, ImmutableArray<Operation> value)
    {
        writer.WriteStartArray();
        foreach (var operation in value) s_operation.Write(writer, operation);
        writer.WriteEndArray();
    }

    public override Fault? Check(ImmutableArray<Operation> value, CheckScope scope)
    {
        if (value.IsDefault) return Fault.Malformed("is missing");
        return value.Length is 0 or > CommitLimits.OperationsMax
            ? Fault.Malformed(s_countRule)
            : CheckEach(value.AsSpan());
    }

    public override void Store(ref FieldSlot slot, ImmutableArray<Operation> value) =>
        slot.Reference = ImmutableCollectionsMarshal.AsArray(value);

    public override ImmutableArray<Operation> Load(in FieldSlot slot) =>
        ImmutableCollectionsMarshal.AsImmutableArray((Operation[]?)slot.Reference);

    public override JsonObject Schema() => new()
    {
        ["type"] = "array",
        ["minItems"] = 1,
        ["maxItems"] = CommitLimits.OperationsMax,
        ["items"] = s_operation.Schema(),
    };

    // What was read before may be ill-formed in ways that only the check finds: then that operation is the first.
    private static bool FailAt(ref JsonScan scan, List<Operation> before)
    {
        var fault = CheckEach(CollectionsMarshal.AsSpan(before)) ?? At(before.Count, scan.Fault!);
        scan.Replace(fault);
        return false;
    }

    private static Fault? CheckEach(ReadOnlySpan<Operation> operations)
    {
        for (var i = 0; i < operations.Length; i++)
        {
            if (s_operation.Check(operations[i], new CheckScope(operations[..i])) is { } fault) return At(i, fault);
        }

        return null;
    }

    private static Fault At(int index, Fault fault)
    {
        fault.OperationIndex = index;
        return fault.WithinItem(index);
    }
}
