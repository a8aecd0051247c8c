using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AssetCore.Format.Catalogue;
using AssetCore.Format.Json.Types;

namespace AssetCore.Format.Json.Shapes;

/// <summary>One member of an object on the wire.</summary>
/// <typeparam name="TOwner">The object in the vocabulary.</typeparam>
internal abstract class ShapeMember<TOwner>(int index, string name, bool isRequired, string summary)
{
    /// <summary>Its slot.</summary>
    public int Index { get; } = index;

    /// <summary>Its name on the wire.</summary>
    public string Name { get; } = name;

    /// <summary>Its name on the wire, for comparing.</summary>
    public byte[] NameUtf8 { get; } = Encoding.UTF8.GetBytes(name);

    /// <summary>True if it must be there, and not null unless <see cref="IsNullable"/>.</summary>
    public bool IsRequired { get; } = isRequired;

    /// <summary>True if null is a value of its own, for a member that must be there.</summary>
    public bool IsNullable { get; init; }

    /// <summary>What it means, in a sentence.</summary>
    public string Summary { get; } = summary;

    /// <summary>Reads the value the scan stands on, which is not null.</summary>
    public abstract bool TryRead(ref JsonScan scan, scoped ref FieldSlot slot);

    /// <summary>Writes name and value; nothing for an absent one.</summary>
    public abstract void Write(Utf8JsonWriter writer, TOwner owner);

    /// <summary>Writes name and value; null for an absent one.</summary>
    public abstract void WriteShown(Utf8JsonWriter writer, TOwner owner);

    /// <summary>Judges the value; null if it is well formed.</summary>
    public abstract Fault? Check(TOwner owner, CheckScope scope);

    /// <summary>The member for pages.</summary>
    public abstract FieldDescriptor Describe();

    /// <summary>The schema of its value.</summary>
    public abstract JsonObject Schema();
}
