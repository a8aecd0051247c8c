using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AssetCore.Format.Json.Types;

/// <summary>One of a few names. The first choice has the number 0, the next 1, and so on.</summary>
internal sealed class ChoiceType<T>(
    string name, Func<int, T> fromNumber, Func<T, int> toNumber, ImmutableArray<string> choices) : JsonType<T>
    where T : struct, Enum
{
    private readonly ImmutableArray<byte[]> _utf8 = [.. choices.Select(Encoding.UTF8.GetBytes)];
    private readonly string _rule = "must be one of " + string.Join(", ", choices);

    public override string Name => name;

    public override string Limits { get; } = string.Join(", ", choices.Select(choice => $"`{choice}`"));

    public override bool TryRead(ref JsonScan scan, out T value)
    {
        value = default;
        if (scan.Token != JsonTokenType.String) return scan.Fail(Fault.Malformed(_rule));
        for (var i = 0; i < _utf8.Length; i++)
        {
            if (!scan.TextIs(_utf8[i])) continue;
            value = fromNumber(i);
            return true;
        }

        return scan.Fail(Fault.Malformed(_rule));
    }

    public override void Write(Utf8JsonWriter writer, T value) => writer.WriteStringValue(_utf8[toNumber(value)]);

    public override Fault? Check(T value, CheckScope scope) =>
        toNumber(value) >= 0 && toNumber(value) < choices.Length ? null : Fault.Malformed(_rule);

    public override void Store(ref FieldSlot slot, T value) => slot.Number = toNumber(value);

    public override T Load(in FieldSlot slot) => fromNumber((int)slot.Number);

    public override JsonObject Schema() => new()
    {
        ["type"] = "string",
        ["enum"] = new JsonArray([.. choices.Select(choice => (JsonNode)choice)]),
    };
}
