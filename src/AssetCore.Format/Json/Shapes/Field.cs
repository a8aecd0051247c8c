using System.Text.Json;
using System.Text.Json.Nodes;
using AssetCore.Format.Catalogue;
using AssetCore.Format.Json.Types;

namespace AssetCore.Format.Json.Shapes;

/// <summary>Gets a member's value out of its object. False if it is absent.</summary>
internal delegate bool FieldGetter<in TOwner, TValue>(TOwner owner, out TValue value);

/// <summary>A member with a value of its own.</summary>
internal sealed class Field<TOwner, TValue>(
    int index, string name, bool isRequired, JsonType<TValue> type, FieldGetter<TOwner, TValue> get, string summary)
    : ShapeMember<TOwner>(index, name, isRequired, summary)
{
    /// <summary>What its value is.</summary>
    public JsonType<TValue> Type { get; } = type;

    public override bool TryRead(ref JsonScan scan, scoped ref FieldSlot slot)
    {
        if (!Type.TryRead(ref scan, out var value)) return scan.FailWithin(Name);
        Type.Store(ref slot, value);
        return true;
    }

    public override void Write(Utf8JsonWriter writer, TOwner owner)
    {
        var isThere = get(owner, out var value);
        if (!isThere && !IsNullable) return;
        writer.WritePropertyName(NameUtf8);
        if (isThere) Type.Write(writer, value);
        else writer.WriteNullValue();
    }

    public override void WriteShown(Utf8JsonWriter writer, TOwner owner)
    {
        writer.WritePropertyName(NameUtf8);
        if (get(owner, out var value)) Type.Write(writer, value);
        else writer.WriteNullValue();
    }

    public override Fault? Check(TOwner owner, CheckScope scope)
    {
        if (get(owner, out var value)) return Type.Check(value, scope)?.Within(Name);
        return IsRequired && !IsNullable ? Fault.Malformed("is missing").Within(Name) : null;
    }

    public override FieldDescriptor Describe() =>
        new(Name, Type.Name, IsRequired, IsNullable ? Type.Limits + ", or null" : Type.Limits, Summary);

    public override JsonObject Schema()
    {
        var schema = Type.Schema();
        if (!IsRequired || IsNullable) schema = Nullable(schema);
        schema["description"] = Summary;
        return schema;
    }

    private static JsonObject Nullable(JsonObject schema)
    {
        if (schema["type"] is JsonValue type && schema["enum"] is null)
        {
            schema["type"] = new JsonArray(type.DeepClone(), "null");
            return schema;
        }

        return new JsonObject { ["oneOf"] = new JsonArray(schema, new JsonObject { ["type"] = "null" }) };
    }
}
