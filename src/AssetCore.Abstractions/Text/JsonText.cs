using System.Text;

namespace AssetCore.Text;

/// <summary>
/// A JSON object kept as the UTF-8 it was received in. Immutable: the bytes must not change once handed over.
/// </summary>
/// <param name="utf8">The well-formed JSON object.</param>
public sealed class JsonText(ReadOnlyMemory<byte> utf8) : IEquatable<JsonText>
{
    /// <summary>The bytes.</summary>
    public ReadOnlyMemory<byte> Utf8 { get; } = utf8;

    /// <summary>Equality of the bytes, not of their meaning.</summary>
    public bool Equals(JsonText? other) => other is not null && Utf8.Span.SequenceEqual(other.Utf8.Span);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as JsonText);

    /// <inheritdoc />
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.AddBytes(Utf8.Span);
        return hash.ToHashCode();
    }

    /// <summary>The JSON.</summary>
    public override string ToString() => Encoding.UTF8.GetString(Utf8.Span);
}
