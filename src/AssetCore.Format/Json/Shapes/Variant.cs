using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AssetCore.Format.Catalogue;

namespace AssetCore.Format.Json.Shapes;

/// <summary>A variant with a type of its own in the vocabulary.</summary>
internal sealed class Variant<T, TCase>(string tag, ObjectType<TCase> type) : IVariant<T>
    where TCase : T
{
    private readonly byte[] _tagUtf8 = Encoding.UTF8.GetBytes(tag);

    public string Tag => tag;

    public ReadOnlySpan<byte> TagUtf8 => _tagUtf8;

    public bool Is(T value) => value is TCase;

    public bool TryRead(ref JsonScan scan, out T value)
    {
        var isRead = type.TryRead(ref scan, out var read);
        value = read;
        return isRead;
    }

    public void Write(Utf8JsonWriter writer, T value) => type.Write(writer, (TCase)value!);

    public void WriteShown(Utf8JsonWriter writer, T value) => type.WriteShown(writer, (TCase)value!);

    public Fault? Check(T value, CheckScope scope) => type.Check((TCase)value!, scope);

    public ImmutableArray<FieldDescriptor> Describe() => type.Describe();

    public JsonObject Schema() => type.Schema();
}
