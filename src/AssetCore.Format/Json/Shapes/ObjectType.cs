using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using AssetCore.Format.Catalogue;
using AssetCore.Format.Json.Types;

namespace AssetCore.Format.Json.Shapes;

/// <summary>An object with known members: unknown ones are refused, and so are repeated ones.</summary>
internal sealed class ObjectType<T>(
    string name,
    ImmutableArray<ShapeMember<T>> members,
    ObjectFactory<T> make,
    Func<T, Fault?>? rule,
    ImmutableArray<string[]> choices)
    : JsonType<T>
{
    /// <summary>The members, in the order in which they are written.</summary>
    public ImmutableArray<ShapeMember<T>> Members { get; } = members.Length <= FieldSlots.CountMax
        ? members
        : throw new ArgumentException($"An object has at most {FieldSlots.CountMax} members.", nameof(members));

    public override string Name => name;

    public override string Limits => "";

    public override bool TryRead(ref JsonScan scan, out T value)
    {
        value = default!;
        var slots = default(FieldSlots);
        if (scan.Token != JsonTokenType.StartObject) return scan.Fail(Fault.Malformed("must be an object"));
        while (scan.Read() && scan.Token != JsonTokenType.EndObject)
        {
            var index = Find(ref scan);
            if (index < 0 && !scan.PassUnknown()) return false;
            if (index >= 0 && !TryReadMember(ref scan, index, slots)) return false;
        }

        if (scan.Fault is not null) return false;
        if (FindMissing(slots) is { } missing) return scan.Fail(Fault.Malformed("is missing").Within(missing.Name));
        value = make(new FieldValues(slots));
        return true;
    }

    /// <summary>The index of the member whose name the scan stands on; -1 for none.</summary>
    public int Find(ref JsonScan scan)
    {
        for (var i = 0; i < Members.Length; i++)
        {
            if (scan.TextIs(Members[i].NameUtf8)) return i;
        }

        return -1;
    }

    /// <summary>Reads the value of the member whose name the scan stands on.</summary>
    public bool TryReadMember(ref JsonScan scan, int index, scoped Span<FieldSlot> slots)
    {
        var member = Members[index];
        ref var slot = ref slots[index];
        // A null counts as seen, so that a member is repeated even if it is null both times.
        if (slot.IsSeen) return scan.Fail(Fault.Malformed("must not appear twice").Within(member.Name));
        slot.IsSeen = true;
        if (!scan.Read()) return scan.FailWithin(member.Name);
        if (scan.Token == JsonTokenType.Null)
        {
            return !member.IsRequired || member.IsNullable
                || scan.Fail(Fault.Malformed("must not be null").Within(member.Name));
        }

        slot.IsPresent = true;
        return member.TryRead(ref scan, ref slot);
    }

    /// <summary>The first required member that is not there.</summary>
    public ShapeMember<T>? FindMissing(ReadOnlySpan<FieldSlot> slots)
    {
        foreach (var member in Members)
        {
            if (!member.IsRequired || slots[member.Index].IsPresent) continue;
            if (!member.IsNullable || !slots[member.Index].IsSeen) return member;
        }

        return null;
    }

    /// <summary>Puts the object together out of slots that were filled member by member.</summary>
    public T Make(ReadOnlySpan<FieldSlot> slots) => make(new FieldValues(slots));

    public override void Write(Utf8JsonWriter writer, T value)
    {
        writer.WriteStartObject();
        foreach (var member in Members) member.Write(writer, value);
        writer.WriteEndObject();
    }

    /// <summary>Writes the object as answers show it: with all members, absent ones as null.</summary>
    public void WriteShown(Utf8JsonWriter writer, T value)
    {
        writer.WriteStartObject();
        foreach (var member in Members) member.WriteShown(writer, value);
        writer.WriteEndObject();
    }

    public override Fault? Check(T value, CheckScope scope)
    {
        foreach (var member in Members)
        {
            if (member.Check(value, scope) is { } fault) return fault;
        }

        return rule?.Invoke(value);
    }

    public override void Store(ref FieldSlot slot, T value) => slot.Reference = value;

    public override T Load(in FieldSlot slot) => (T)slot.Reference!;

    /// <summary>The members for pages.</summary>
    public ImmutableArray<FieldDescriptor> Describe() => [.. Members.Select(member => member.Describe())];

    public override JsonObject Schema()
    {
        var properties = new JsonObject();
        var required = new JsonArray();
        foreach (var member in Members)
        {
            properties[member.Name] = member.Schema();
            if (member.IsRequired) required.Add((JsonNode)member.Name);
        }

        var schema = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = properties,
            ["additionalProperties"] = false,
        };
        if (required.Count > 0) schema["required"] = required;
        if (choices.Length > 0) schema["oneOf"] = new JsonArray([.. choices.Select(Choice)]);
        return schema;
    }

    private static JsonNode Choice(string[] members) =>
        new JsonObject { ["required"] = new JsonArray([.. members.Select(member => (JsonNode)member)]) };
}
