using System.Runtime.CompilerServices;

namespace AssetCore.Hashes;

/// <summary>A SHA-256 value: the link of the chain that makes tampering with a log evident.</summary>
public readonly struct Hash256 : IEquatable<Hash256>
{
    /// <summary>The number of bytes a hash takes in every format.</summary>
    public const int Bytes = 32;

    private readonly HashBytes _bytes;

    /// <summary>Copies 32 bytes.</summary>
    /// <exception cref="ArgumentException">The span is not 32 bytes long.</exception>
    public Hash256(ReadOnlySpan<byte> source)
    {
        if (source.Length != Bytes)
            throw new ArgumentException($"A SHA-256 value has 32 bytes, not {source.Length}.", nameof(source));
        source.CopyTo(_bytes);
    }

    /// <summary>The hash before the first frame of a log: 32 zero bytes.</summary>
    public static Hash256 Zero => default;

    /// <summary>Equality of all bytes.</summary>
    public static bool operator ==(Hash256 left, Hash256 right) => left.Equals(right);

    /// <summary>Inequality of any byte.</summary>
    public static bool operator !=(Hash256 left, Hash256 right) => !left.Equals(right);

    /// <summary>Copies the 32 bytes to the start of <paramref name="destination"/>.</summary>
    public void Write(Span<byte> destination) => ((ReadOnlySpan<byte>)_bytes).CopyTo(destination);

    /// <inheritdoc />
    public bool Equals(Hash256 other) => ((ReadOnlySpan<byte>)_bytes).SequenceEqual(other._bytes);

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is Hash256 other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => BitConverter.ToInt32(_bytes);

    /// <summary>Sixty-four lower-case hexadecimal digits.</summary>
    public override string ToString() => Convert.ToHexStringLower(_bytes);

    [InlineArray(Bytes)]
    private struct HashBytes
    {
        private byte _first;
    }
}
