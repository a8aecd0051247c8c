using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using AssetCore.Format.Catalogue;

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

    /// <summary>The members for pages.</summary>
    ImmutableArray<FieldDescriptor> Describe();

    /// <summary>The schema of this variant.</summary>
    JsonObject Schema();
}
