using System.Buffers.Binary;
using System.Globalization;

namespace AssetCore.Hashes;

/// <summary>
/// A 128-bit value that is added and subtracted modulo 2^128: the sums over a world's cells that find divergence,
/// and the digests by which idempotency keys and requests are remembered.
/// </summary>
/// <param name="Value">The value.</param>
public readonly record struct Hash128(UInt128 Value)
{
    /// <summary>The number of bytes a hash takes, little-endian, in every format.</summary>
    public const int Bytes = 16;

    /// <summary>The sum over nothing.</summary>
    public static readonly Hash128 Zero;

    /// <summary>Adds modulo 2^128.</summary>
    public static Hash128 operator +(Hash128 left, Hash128 right) => new(unchecked(left.Value + right.Value));

    /// <summary>Subtracts modulo 2^128.</summary>
    public static Hash128 operator -(Hash128 left, Hash128 right) => new(unchecked(left.Value - right.Value));

    /// <summary>Reads sixteen little-endian bytes.</summary>
    public static Hash128 Read(ReadOnlySpan<byte> source) => new(BinaryPrimitives.ReadUInt128LittleEndian(source));

    /// <summary>Writes sixteen little-endian bytes.</summary>
    public void Write(Span<byte> destination) => BinaryPrimitives.WriteUInt128LittleEndian(destination, Value);

    /// <summary>Thirty-two lower-case hexadecimal digits, most significant first.</summary>
    public override string ToString() => Value.ToString("x32", CultureInfo.InvariantCulture);
}
