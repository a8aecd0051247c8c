using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AssetCore.Format.Json.Types;

/// <summary>A list of values of one type.</summary>
internal sealed class ListType<T>(
    JsonType<T> item, string name, int countMin, int countMax) : JsonType<ImmutableArray<T>>
{
    private readonly string _countRule = $"must have {countMin} to {countMax} items";

    public override string Name => name;

    public override string Limits { get; } = $"{countMin} to {countMax} items";

    public override bool TryRead(ref JsonScan scan, out ImmutableArray<T> value)
    {
        value = [];
        if (scan.Token != JsonTokenType.StartArray) return scan.Fail(Fault.Malformed("must be an array"));
        var items = ImmutableArray.CreateBuilder<T>();
        while (scan.Read() && scan.Token != JsonTokenType.EndArray)
        {
            if (items.Count == countMax) return scan.Fail(Fault.Malformed(_countRule));
            if (!item.TryRead(ref scan, out var read)) return scan.FailWithin($"[{items.Count}]");
            items.Add(read);
        }

        value = items.DrainToImmutable();
        return scan.Fault is null || scan.FailWithin($"[{value.Length}]");
    }

    public override void Write(Utf8JsonWriter writer, ImmutableArray<T> value)
    {
        writer.WriteStartArray();
        foreach (var one in value) item.Write(writer, one);
        writer.WriteEndArray();
    }

    public override Fault? Check(ImmutableArray<T> value, CheckScope scope)
    {
        if (value.IsDefault) return Fault.Malformed("is missing");
        if (value.Length < countMin || value.Length > countMax) return Fault.Malformed(_countRule);
        for (var i = 0; i < value.Length; i++)
        {
            if (item.Check(value[i], scope) is { } fault) return fault.WithinItem(i);
        }

        return null;
    }

    public override void Store(ref FieldSlot slot, ImmutableArray<T> value) =>
        slot.Reference = ImmutableCollectionsMarshal.AsArray(value);

    public override ImmutableArray<T> Load(in FieldSlot slot) =>
        ImmutableCollectionsMarshal.AsImmutableArray((T[]?)slot.Reference);

    public override JsonObject Schema() => new()
    {
        ["type"] = "array",
        ["minItems"] = countMin,
        ["maxItems"] = countMax,
        ["items"] = item.Schema(),
    };
}
