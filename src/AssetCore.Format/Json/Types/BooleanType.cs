using System.Text.Json;
using System.Text.Json.Nodes;

namespace AssetCore.Format.Json.Types;

/// <summary>True or false.</summary>
internal sealed class BooleanType : JsonType<bool>
{
    public override string Name => "boolean";

    public override string Limits => "";

    public override bool TryRead(ref JsonScan scan, out bool value)
    {
        value = scan.Token == JsonTokenType.True;
        return scan.Token is JsonTokenType.True or JsonTokenType.False
            || scan.Fail(Fault.Malformed("must be true or false"));
    }

    public override void Write(Utf8JsonWriter writer, bool value) => writer.WriteBooleanValue(value);

    public override Fault? Check(bool value, CheckScope scope) => null;

    public override void Store(ref FieldSlot slot, bool value) => slot.Number = value ? 1 : 0;

    public override bool Load(in FieldSlot slot) => slot.Number != 0;

    public override JsonObject Schema() => new() { ["type"] = "boolean" };
}
