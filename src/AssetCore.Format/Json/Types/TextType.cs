using System.Text.Json;
using System.Text.Json.Nodes;

namespace AssetCore.Format.Json.Types;

/// <summary>
/// A text of bounded length, counted in UTF-16 code units; anything but NUL and half surrogate pairs.
/// </summary>
internal sealed class TextType(int lengthMin, int lengthMax) : JsonType<string>
{
    private readonly string _lengthRule = $"must have {lengthMin} to {lengthMax} characters";

    public override string Name => "text";

    public override string Limits { get; } = $"{lengthMin} to {lengthMax} characters";

    public override bool TryRead(ref JsonScan scan, out string value)
    {
        value = "";
        if (scan.Token != JsonTokenType.String) return scan.Fail(Fault.Malformed("must be a string"));
        if (scan.Raw.Length > lengthMax * JsonLimits.BytesPerCharacterMax)
            return scan.Fail(Fault.Malformed(_lengthRule));
        value = scan.Text();
        return true;
    }

    public override void Write(Utf8JsonWriter writer, string value) => writer.WriteStringValue(value);

    public override Fault? Check(string value, CheckScope scope)
    {
        if (value.Length < lengthMin || value.Length > lengthMax) return Fault.Malformed(_lengthRule);
        if (value.Contains('\0', StringComparison.Ordinal)) return Fault.Malformed("must not hold the character NUL");
        return IsUnicode(value) ? null : Fault.Malformed("must not hold half a surrogate pair");
    }

    public override void Store(ref FieldSlot slot, string value) => slot.Reference = value;

    public override string Load(in FieldSlot slot) => (string)slot.Reference!;

    public override JsonObject Schema() =>
        new() { ["type"] = "string", ["minLength"] = lengthMin, ["maxLength"] = lengthMax };

    private static bool IsUnicode(string value)
    {
        for (var i = 0; i < value.Length; i++)
        {
            if (!char.IsSurrogate(value[i])) continue;
            if (!char.IsSurrogatePair(value, i)) return false;
            i++;
        }

        return true;
    }
}
