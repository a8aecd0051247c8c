using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using AssetCore.Ids;

namespace AssetCore.Format.Json.Types;

/// <summary>The number of a world.</summary>
internal sealed class WorldIdType : JsonType<WorldId>
{
    private static readonly string s_rule =
        string.Create(CultureInfo.InvariantCulture, $"must be a whole number from 1 to {long.MaxValue}");

    public override string Name => "namespace id";

    public override string Limits => "from 1";

    public override bool TryRead(ref JsonScan scan, out WorldId value)
    {
        value = default;
        if (scan.Token != JsonTokenType.Number) return scan.Fail(Fault.Malformed("must be a number"));
        var isRead = long.TryParse(
            scan.Raw, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number);
        value = new WorldId(number);
        return isRead || scan.Fail(Fault.InvalidId(s_rule));
    }

    public override void Write(Utf8JsonWriter writer, WorldId value) => writer.WriteNumberValue(value.Value);

    public override Fault? Check(WorldId value, CheckScope scope) =>
        value.IsUserWorld ? null : Fault.InvalidId(s_rule);

    public override void Store(ref FieldSlot slot, WorldId value) => slot.Number = value.Value;

    public override WorldId Load(in FieldSlot slot) => new(slot.Number);

    public override JsonObject Schema() => new()
    {
        ["type"] = "integer",
        ["format"] = "int64",
        ["minimum"] = 1,
        ["maximum"] = long.MaxValue,
    };
}
