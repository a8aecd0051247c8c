using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AssetCore.Format.Catalogue;
using AssetCore.Format.Json.Types;

namespace AssetCore.Format.Json.Shapes;

/// <summary>The member that says which of several objects this is. Which one it is has been looked up ahead.</summary>
internal sealed class TagMember<TOwner>(int index, string name, string tag)
    : ShapeMember<TOwner>(index, name, isRequired: true, $"`{tag}`")
{
    private readonly byte[] _tagUtf8 = Encoding.UTF8.GetBytes(tag);

    /// <summary>Its one value.</summary>
    public ReadOnlySpan<byte> TagUtf8 => _tagUtf8;

    public override bool TryRead(ref JsonScan scan, scoped ref FieldSlot slot)
    {
        if (scan.Token == JsonTokenType.String && scan.TextIs(_tagUtf8)) return true;
        scan.Fail(Fault.Malformed($"must be {tag}"));
        return scan.FailWithin(Name);
    }

    public override void Write(Utf8JsonWriter writer, TOwner owner) => writer.WriteString(NameUtf8, _tagUtf8);

    public override void WriteShown(Utf8JsonWriter writer, TOwner owner) => Write(writer, owner);

    public override Fault? Check(TOwner owner, CheckScope scope) => null;

    public override FieldDescriptor Describe() => new(Name, "text", IsRequired, Summary, "Which of them it is.");

    public override JsonObject Schema() => new() { ["type"] = "string", ["const"] = tag };
}
