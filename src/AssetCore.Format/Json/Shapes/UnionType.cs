using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AssetCore.Format.Catalogue;
using AssetCore.Format.Json.Types;

namespace AssetCore.Format.Json.Shapes;

/// <summary>One of several objects, told apart by a tag that may stand anywhere among the members.</summary>
internal sealed class UnionType<T>(
    string name, string schemaName, string tagName, ImmutableArray<IVariant<T>> variants) : JsonType<T>
    where T : class
{
    private readonly byte[] _tagNameUtf8 = Encoding.UTF8.GetBytes(tagName);
    private readonly string _rule = "must be one of " + string.Join(", ", variants.Select(variant => variant.Tag));

    public override string Name => name;

    public override string Limits { get; } = string.Join(", ", variants.Select(variant => $"`{variant.Tag}`"));

    public override bool TryRead(ref JsonScan scan, out T value)
    {
        value = null!;
        if (scan.Token != JsonTokenType.StartObject) return scan.Fail(Fault.Malformed("must be an object"));
        var ahead = scan;
        if (!TagLookup.TryFind(ref ahead, _tagNameUtf8))
            return scan.Fail(ahead.Fault ?? Fault.Malformed("is missing").Within(tagName));
        foreach (var variant in variants)
        {
            if (ahead.Token == JsonTokenType.String && ahead.TextIs(variant.TagUtf8))
                return variant.TryRead(ref scan, out value);
        }

        return scan.Fail(Fault.Malformed(_rule).Within(tagName));
    }

    public override void Write(Utf8JsonWriter writer, T value) => VariantOf(value).Write(writer, value);

    /// <summary>Writes the object as answers show it: with all members, absent ones as null.</summary>
    public void WriteShown(Utf8JsonWriter writer, T value) => VariantOf(value).WriteShown(writer, value);

    public override Fault? Check(T value, CheckScope scope) => VariantOf(value).Check(value, scope);

    public override void Store(ref FieldSlot slot, T value) => slot.Reference = value;

    public override T Load(in FieldSlot slot) => (T)slot.Reference!;

    /// <summary>What the schema is called in documents.</summary>
    public string SchemaName => schemaName;

    public override JsonObject Schema() => new() { ["$ref"] = RequestSchemas.ReferencePrefix + schemaName };

    /// <summary>The variants for pages.</summary>
    public IEnumerable<PartDescriptor> Describe() =>
        variants.Select(variant => new PartDescriptor(name, variant.Tag, variant.Describe()));

    /// <summary>The schema that <see cref="Schema"/> refers to.</summary>
    public JsonObject Definition() => new()
    {
        ["oneOf"] = new JsonArray([.. variants.Select(variant => variant.Schema())]),
        ["discriminator"] = new JsonObject { ["propertyName"] = tagName },
    };

    private IVariant<T> VariantOf(T value)
    {
        foreach (var variant in variants)
        {
            if (variant.Is(value)) return variant;
        }

        throw new ArgumentOutOfRangeException(nameof(value), value, "The case is not on the wire.");
    }
}
