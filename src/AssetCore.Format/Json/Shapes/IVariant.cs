using System.Text.Json;
using System.Text.Json.Nodes;

namespace AssetCore.Format.Json.Shapes;

/// <summary>One of the objects that a union may be.</summary>
/// <typeparam name="T">The union in the vocabulary.</typeparam>
internal interface IVariant<T>
{
    /// <summary>What the tag member says.</summary>
    string Tag { get; }

    /// <summary>The same, for comparing.</summary>
    ReadOnlySpan<byte> TagUtf8 { get; }

    /// <summary>True for a value of this variant.</summary>
    bool Is(T value);

    /// <summary>Reads the object the scan stands on.</summary>
    bool TryRead(ref JsonScan scan, out T value);

    /// <summary>Writes a value of this variant.</summary>
    void Write(Utf8JsonWriter writer, T value);

    /// <summary>Writes a value of this variant as answers show it: with all members, absent ones as null.</summary>
    void WriteShown(Utf8JsonWriter writer, T value);

    /// <summary>Judges a value of this variant.</summary>
    Fault? Check(T value, CheckScope scope);

    /// <summary>The schema of this variant.</summary>
    JsonObject Schema();
}

/// <summary>A variant with a type of its own in the vocabulary.</summary>
internal sealed class Variant<T, TCase>(string tag, ObjectType<TCase> type) : IVariant<T>
    where TCase : T
{
    private readonly byte[] _tagUtf8 = System.Text.Encoding.UTF8.GetBytes(tag);

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

    public JsonObject Schema() => type.Schema();
}
