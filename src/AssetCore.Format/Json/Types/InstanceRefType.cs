using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using AssetCore.Ids;
using AssetCore.Operations;

namespace AssetCore.Format.Json.Types;

/// <summary>An instance: its number, or <c>"$inst:n"</c> for the one that operation n of the commit mints.</summary>
internal sealed class InstanceRefType : JsonType<InstanceRef>
{
    private const string Rule = "must be an instance number from 1, or \"$inst:n\"";

    // Beyond every index that an operation can have; "$inst:n" with more digits names a later operation all the same.
    private const int BeyondAnyOperation = int.MaxValue;
    private const int IndexDigitsMax = 9;

    public override string Name => "instance";

    public override string Limits =>
        "a number from 1, or `\"$inst:n\"` for the instance that operation n of this commit mints";

    public override bool TryRead(ref JsonScan scan, out InstanceRef value)
    {
        value = default;
        if (scan.Token is not (JsonTokenType.Number or JsonTokenType.String)) return scan.Fail(Fault.Malformed(Rule));
        var isRead = scan.Token == JsonTokenType.Number
            ? TryReadNumber(scan.Raw, out value)
            : TryReadMinted(scan.Raw, out value);
        return isRead || scan.Fail(Fault.InvalidId(Rule));
    }

    public override void Write(Utf8JsonWriter writer, InstanceRef value)
    {
        if (value.IsMintedByOperation) writer.WriteStringValue(value.ToString());
        else writer.WriteNumberValue(value.Id.Value);
    }

    public override Fault? Check(InstanceRef value, CheckScope scope)
    {
        if (!value.IsMintedByOperation) return value.Id.Value >= 1 ? null : Fault.InvalidId(Rule);
        if (!scope.HasEarlier(value.OperationIndex))
            return Fault.Malformed("must name an earlier operation of the commit");
        return scope.Mints(value.OperationIndex)
            ? null
            : Fault.Malformed("must name an operation that mints an instance");
    }

    public override void Store(ref FieldSlot slot, InstanceRef value) =>
        slot.Number = value.IsMintedByOperation ? -1L - value.OperationIndex : value.Id.Value;

    public override InstanceRef Load(in FieldSlot slot) =>
        slot.Number < 0 ? InstanceRef.MintedBy((int)(-1L - slot.Number)) : InstanceRef.To(new InstanceId(slot.Number));

    public override JsonObject Schema() => new()
    {
        ["oneOf"] = new JsonArray(
            new JsonObject { ["type"] = "integer", ["format"] = "int64", ["minimum"] = 1 },
            new JsonObject { ["type"] = "string", ["pattern"] = @"^\$inst:(0|[1-9][0-9]*)$" }),
    };

    private static bool TryReadNumber(ReadOnlySpan<byte> raw, out InstanceRef value)
    {
        value = default;
        if (!long.TryParse(raw, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < 1)
            return false;
        value = InstanceRef.To(new InstanceId(number));
        return true;
    }

    private static bool TryReadMinted(ReadOnlySpan<byte> raw, out InstanceRef value)
    {
        value = default;
        var prefix = "$inst:"u8;
        if (!raw.StartsWith(prefix)) return false;
        var digits = raw[prefix.Length..];
        if (digits.IsEmpty || digits.ContainsAnyExceptInRange((byte)'0', (byte)'9')) return false;
        if (digits[0] == '0' && digits.Length > 1) return false;
        value = InstanceRef.MintedBy(digits.Length > IndexDigitsMax
            ? BeyondAnyOperation
            : int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture));
        return true;
    }
}
