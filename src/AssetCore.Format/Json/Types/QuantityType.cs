using System.Text.Json;
using System.Text.Json.Nodes;
using AssetCore.Quantities;

namespace AssetCore.Format.Json.Types;

/// <summary>A quantity: a plain decimal as a string, or a JSON integer.</summary>
internal sealed class QuantityType : JsonType<DecimalQuantity>
{
    private static readonly string s_rule =
        $"must be a plain decimal as a string, such as \"12.5\", or an integer, "
        + $"of at most {DecimalQuantity.TextLengthMax} characters";

    public override string Name => "quantity";

    public override string Limits => "a plain decimal as a string, or an integer";

    public override bool TryRead(ref JsonScan scan, out DecimalQuantity value)
    {
        value = default;
        var raw = scan.Raw;
        if (scan.Token is not (JsonTokenType.String or JsonTokenType.Number)
            || raw.Length > DecimalQuantity.TextLengthMax)
            return scan.Fail(Fault.Malformed(s_rule));
        // 1.0 as a JSON number is refused with 1.5: whether a number has decimals must not depend on who printed it.
        if (scan.Token == JsonTokenType.Number && raw.ContainsAny(".eE"u8)) return scan.Fail(Fault.Malformed(s_rule));

        Span<char> text = stackalloc char[raw.Length];
        var length = scan.Token == JsonTokenType.String ? scan.CopyText(text) : Widen(raw, text);
        return DecimalQuantity.TryParse(text[..length], out value) || scan.Fail(Fault.Malformed(s_rule));
    }

    public override void Write(Utf8JsonWriter writer, DecimalQuantity value) => QuantityText.Write(writer, value);

    // Every value of the type is a plain decimal; sign, decimals and size are judged by the operation.
    public override Fault? Check(DecimalQuantity value, CheckScope scope) => null;

    public override void Store(ref FieldSlot slot, DecimalQuantity value) => slot.Quantity = value;

    public override DecimalQuantity Load(in FieldSlot slot) => slot.Quantity;

    public override JsonObject Schema() => new()
    {
        ["oneOf"] = new JsonArray(
            new JsonObject
            {
                ["type"] = "string",
                ["pattern"] = @"^-?[0-9]+(\.[0-9]+)?$",
                ["maxLength"] = DecimalQuantity.TextLengthMax,
            },
            new JsonObject { ["type"] = "integer" }),
    };

    private static int Widen(ReadOnlySpan<byte> digits, Span<char> text)
    {
        for (var i = 0; i < digits.Length; i++) text[i] = (char)digits[i];
        return digits.Length;
    }
}
