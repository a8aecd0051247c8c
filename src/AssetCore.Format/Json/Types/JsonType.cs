using System.Text.Json;
using System.Text.Json.Nodes;

namespace AssetCore.Format.Json.Types;

/// <summary>What a value on the wire is: how it is read, written, checked and described. Stateless.</summary>
/// <typeparam name="T">The value in the vocabulary.</typeparam>
internal abstract class JsonType<T>
{
    /// <summary>What the type is called in pages: "container id".</summary>
    public abstract string Name { get; }

    /// <summary>What its values are bound to, for pages; empty if nothing is to be said.</summary>
    public abstract string Limits { get; }

    /// <summary>Reads the value the scan stands on. On false the scan has the fault.</summary>
    public abstract bool TryRead(ref JsonScan scan, out T value);

    /// <summary>Writes the value.</summary>
    public abstract void Write(Utf8JsonWriter writer, T value);

    /// <summary>Judges a value however it came; null if it is well formed.</summary>
    public abstract Fault? Check(T value, CheckScope scope);

    /// <summary>Puts the value away.</summary>
    public abstract void Store(ref FieldSlot slot, T value);

    /// <summary>Takes the value out again.</summary>
    public abstract T Load(in FieldSlot slot);

    /// <summary>The JSON schema of the type; a new one at every call, for nodes have one parent.</summary>
    public abstract JsonObject Schema();
}
