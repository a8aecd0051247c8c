using System.Text.Json;
using System.Text.Json.Nodes;
using AssetCore.Text;

namespace AssetCore.Format.Json.Types;

/// <summary>A JSON object that is kept as the bytes received.</summary>
internal sealed class JsonTextType(int bytesMax) : JsonType<JsonText>
{
    private readonly string _sizeRule = $"must have at most {bytesMax} bytes";

    public override string Name => "object";

    public override string Limits { get; } = $"any JSON object of at most {bytesMax} bytes, kept as received";

    public override bool TryRead(ref JsonScan scan, out JsonText value)
    {
        var raw = scan.SkipRaw();
        value = new JsonText(raw.Length > bytesMax ? default : raw.ToArray());
        return raw.Length <= bytesMax || scan.Fail(Fault.Malformed(_sizeRule));
    }

    public override void Write(Utf8JsonWriter writer, JsonText value) =>
        writer.WriteRawValue(value.Utf8.Span, skipInputValidation: true);

    public override Fault? Check(JsonText value, CheckScope scope) =>
        value.Utf8.Length > bytesMax ? Fault.Malformed(_sizeRule) : OpaqueJson.Check(value.Utf8.Span);

    public override void Store(ref FieldSlot slot, JsonText value) => slot.Reference = value;

    public override JsonText Load(in FieldSlot slot) => (JsonText)slot.Reference!;

    public override JsonObject Schema() => new() { ["type"] = "object" };
}
