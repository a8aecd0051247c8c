using System.Text.Json;
using System.Text.Json.Nodes;
using AssetCore.Ids;

namespace AssetCore.Format.Json.Types;

/// <summary>The name of a commit: 32 hexadecimal digits.</summary>
internal sealed class CommitIdType : JsonType<CommitId>
{
    private const string Rule = "must be the 32 hexadecimal digits that a receipt states";
    private const int TextLength = 32;

    public override string Name => "commit id";

    public override string Limits => "32 hexadecimal digits";

    public override bool TryRead(ref JsonScan scan, out CommitId value)
    {
        value = default;
        if (scan.Token != JsonTokenType.String) return scan.Fail(Fault.Malformed("must be a string"));
        if (scan.Raw.Length > TextLength * JsonLimits.BytesPerCharacterMax) return scan.Fail(Fault.InvalidId(Rule));
        return CommitId.TryParse(scan.Text(), out value) || scan.Fail(Fault.InvalidId(Rule));
    }

    public override void Write(Utf8JsonWriter writer, CommitId value) => writer.WriteStringValue(value.ToString());

    public override Fault? Check(CommitId value, CheckScope scope) =>
        value.WorldSeqStart.Value >= 1 ? null : Fault.InvalidId(Rule);

    public override void Store(ref FieldSlot slot, CommitId value)
    {
        slot.Number = value.WorldSeqStart.Value;
        slot.Reference = value.DigestPrefix;
    }

    public override CommitId Load(in FieldSlot slot) => new(new WorldSeq(slot.Number), (ulong)slot.Reference!);

    public override JsonObject Schema() => new() { ["type"] = "string", ["pattern"] = "^[0-9A-Fa-f]{32}$" };
}
