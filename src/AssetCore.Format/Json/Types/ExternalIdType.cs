using System.Text.Json;
using System.Text.Json.Nodes;
using AssetCore.Ids;

namespace AssetCore.Format.Json.Types;

/// <summary>An id that clients choose: of a container or a class.</summary>
internal sealed class ExternalIdType<T>(string name, Func<string, T> make, Func<T, string?> text) : JsonType<T>
{
    private const string Rule = "must have 1 to 128 characters of A-Z a-z 0-9 . _ ~ -";

    public override string Name => name;

    public override string Limits => "1 to 128 characters of `A-Z a-z 0-9 . _ ~ -`";

    public override bool TryRead(ref JsonScan scan, out T value)
    {
        value = default!;
        if (scan.Token != JsonTokenType.String) return scan.Fail(Fault.Malformed("must be a string"));
        if (scan.Raw.Length > ExternalId.LengthMax * JsonLimits.BytesPerCharacterMax)
            return scan.Fail(Fault.InvalidId(Rule));
        value = make(scan.Text());
        return true;
    }

    public override void Write(Utf8JsonWriter writer, T value) => writer.WriteStringValue(text(value));

    public override Fault? Check(T value, CheckScope scope) =>
        text(value) is { } id && ExternalId.IsWellFormed(id) ? null : Fault.InvalidId(Rule);

    public override void Store(ref FieldSlot slot, T value) => slot.Reference = text(value);

    public override T Load(in FieldSlot slot) => make((string)slot.Reference!);

    public override JsonObject Schema() => new() { ["type"] = "string", ["pattern"] = "^[A-Za-z0-9._~-]{1,128}$" };
}
