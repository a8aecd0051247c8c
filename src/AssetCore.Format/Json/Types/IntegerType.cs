using System.Globalization;
using System.Numerics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AssetCore.Format.Json.Types;

/// <summary>An integer within bounds, written as a plain JSON integer.</summary>
internal sealed class IntegerType<T>(T min, T max) : JsonType<T>
    where T : struct, IBinaryInteger<T>, IMinMaxValue<T>
{
    private static readonly bool s_isSigned64 = typeof(T) == typeof(long);

    private readonly string _rule = s_isSigned64 && min == T.MinValue && max == T.MaxValue
        ? "must be an integer of 64 bits"
        : string.Create(CultureInfo.InvariantCulture, $"must be an integer from {min} to {max}");

    public override string Name => "integer";

    public override string Limits { get; } = s_isSigned64 && max == T.MaxValue
        ? min == T.MinValue ? "" : string.Create(CultureInfo.InvariantCulture, $"from {min}")
        : string.Create(CultureInfo.InvariantCulture, $"{min} to {max}");

    public override bool TryRead(ref JsonScan scan, out T value)
    {
        value = default;
        if (scan.Token != JsonTokenType.Number) return scan.Fail(Fault.Malformed(_rule));
        return T.TryParse(scan.Raw, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value)
            || scan.Fail(Fault.Malformed(_rule));
    }

    public override void Write(Utf8JsonWriter writer, T value)
    {
        if (typeof(T) == typeof(ulong)) writer.WriteNumberValue(ulong.CreateTruncating(value));
        else writer.WriteNumberValue(long.CreateTruncating(value));
    }

    public override Fault? Check(T value, CheckScope scope) =>
        value < min || value > max ? Fault.Malformed(_rule) : null;

    public override void Store(ref FieldSlot slot, T value) => slot.Number = long.CreateTruncating(value);

    public override T Load(in FieldSlot slot) => T.CreateTruncating(slot.Number);

    public override JsonObject Schema()
    {
        var schema = new JsonObject { ["type"] = "integer" };
        if (s_isSigned64) schema["format"] = "int64";
        if (!s_isSigned64 || min != T.MinValue) schema["minimum"] = Node(min);
        if (!s_isSigned64 || max != T.MaxValue) schema["maximum"] = Node(max);
        return schema;
    }

    private static JsonValue Node(T value) => typeof(T) == typeof(ulong)
        ? JsonValue.Create(ulong.CreateTruncating(value))
        : JsonValue.Create(long.CreateTruncating(value));
}
