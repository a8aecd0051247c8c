using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using AssetCore.Hashes;

namespace AssetCore.Format.Binary;

/// <summary>
/// A growing byte buffer with the primitives of the format (<c>docs/formats/primitives.md</c>): varints (LEB128),
/// zigzag, fixed numbers, text. One owner, not thread-safe. Truncating it back to an earlier length is how a refused
/// commit leaves no bytes behind.
/// </summary>
/// <param name="capacity">Bytes to begin with, 0 or more.</param>
public sealed class EncodingBuffer(int capacity = 4096)
{
    private static readonly UTF8Encoding s_utf8 =
        new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private byte[] _bytes = new byte[capacity];

    /// <summary>Bytes written.</summary>
    public int Length { get; private set; }

    /// <summary>What was written; valid until the next write or truncation.</summary>
    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, Length);

    /// <summary>What was written; valid until the next write or truncation.</summary>
    public ReadOnlySpan<byte> Span => _bytes.AsSpan(0, Length);

    /// <summary>Bytes that fit before the buffer has to grow.</summary>
    public int Capacity => _bytes.Length;

    /// <summary>Forgets what was written after the given length.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The length is negative or more than was written.</exception>
    public void Truncate(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, Length);
        Length = length;
    }

    /// <summary>
    /// Room for <paramref name="count"/> bytes at the end, counted as written. The caller fills all of it.
    /// </summary>
    public Span<byte> Take(int count)
    {
        if (_bytes.Length - Length < count) Grow(count);
        var span = _bytes.AsSpan(Length, count);
        Length += count;
        return span;
    }

    /// <summary>Appends bytes as they are.</summary>
    public void WriteBytes(ReadOnlySpan<byte> bytes) => bytes.CopyTo(Take(bytes.Length));

    /// <summary>Appends one byte.</summary>
    public void WriteByte(byte value)
    {
        if (_bytes.Length == Length) Grow(1);
        _bytes[Length++] = value;
    }

    /// <summary>Appends a varint of 1 to 10 bytes.</summary>
    public void WriteVarint(ulong value)
    {
        ref var start = ref Reserve(Varint.RoomMax);
        Length += Varint.Write(ref start, value);
    }

    /// <summary>Appends a varint of a number that is 0 or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public void WriteVarint(long value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        WriteVarint((ulong)value);
    }

    /// <summary>Appends a varint of a number that must lie between two bounds.</summary>
    /// <param name="value">The number.</param>
    /// <param name="min">The least that is accepted, 0 or more.</param>
    /// <param name="max">The most that is accepted.</param>
    /// <param name="what">What is written, for the refusal.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is not in the range.</exception>
    public void WriteVarint(long value, long min, long max, string what)
    {
        if (value < min || value > max)
            throw new ArgumentOutOfRangeException(nameof(value), value, $"{what} is not from {min} to {max}");
        WriteVarint((ulong)value);
    }

    /// <summary>Appends a signed number as the varint of its zigzag form, 1 to 10 bytes.</summary>
    public void WriteZigZag(long value) => WriteVarint(ZigZag.Encode(value));

    /// <summary>Appends a signed number as the varint of its zigzag form, 1 to 19 bytes.</summary>
    public void WriteZigZag(Int128 value)
    {
        var rest = ZigZag.Encode(value);
        for (; rest > ulong.MaxValue; rest >>= 7) WriteByte((byte)((byte)(rest & 0x7F) | 0x80));
        WriteVarint((ulong)rest);
    }

    /// <summary>
    /// Appends an optional number, such as a key or an owner: the varint of the number + 1, or 0 for null.
    /// </summary>
    public void WriteOptional(uint? value) => WriteVarint(value is { } number ? number + 1UL : 0UL);

    /// <summary>Appends four bytes, least significant first.</summary>
    public void WriteFixed32(uint value) => BinaryPrimitives.WriteUInt32LittleEndian(Take(sizeof(uint)), value);

    /// <summary>Appends eight bytes, least significant first.</summary>
    public void WriteFixed64(ulong value) => BinaryPrimitives.WriteUInt64LittleEndian(Take(sizeof(ulong)), value);

    /// <summary>Appends sixteen bytes, least significant first.</summary>
    public void WriteHash128(Hash128 value) => value.Write(Take(Hash128.Bytes));

    /// <summary>Appends bytes with their count before them as a varint.</summary>
    public void WriteBlob(ReadOnlySpan<byte> bytes)
    {
        WriteVarint((ulong)bytes.Length);
        WriteBytes(bytes);
    }

    /// <summary>Appends text: the count of its UTF-8 bytes as a varint, then the bytes.</summary>
    /// <param name="text">The text.</param>
    /// <param name="lengthMin">The fewest UTF-16 code units that are accepted.</param>
    /// <param name="lengthMax">The most UTF-16 code units that are accepted.</param>
    /// <param name="what">What is written, for the refusal.</param>
    /// <exception cref="ArgumentException">
    /// The text is too short, too long, or holds NUL or half of a surrogate pair.
    /// </exception>
    public void WriteText(string text, int lengthMin, int lengthMax, string what)
    {
        var count = CheckText(text, lengthMin, lengthMax, what);
        WriteVarint((ulong)count);
        s_utf8.GetBytes(text, Take(count));
    }

    /// <summary>
    /// Appends optional text: 0 for null, otherwise the count of its UTF-8 bytes + 1, then the bytes.
    /// </summary>
    /// <param name="text">The text, or null.</param>
    /// <param name="lengthMax">The most UTF-16 code units that are accepted.</param>
    /// <param name="what">What is written, for the refusal.</param>
    /// <exception cref="ArgumentException">The text is too long or holds NUL or half of a surrogate pair.</exception>
    public void WriteOptionalText(string? text, int lengthMax, string what)
    {
        if (text is null)
        {
            WriteByte(0);
            return;
        }

        var count = CheckText(text, 0, lengthMax, what);
        WriteVarint((ulong)count + 1);
        s_utf8.GetBytes(text, Take(count));
    }

    /// <summary>
    /// Makes room for at least <paramref name="count"/> bytes and returns the first; nothing counts as written until
    /// <see cref="Advance"/>. For encoders that write a whole event at once.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ref byte Reserve(int count)
    {
        if (_bytes.Length - Length < count) Grow(count);
        return ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_bytes), Length);
    }

    /// <summary>Counts bytes of a reservation as written.</summary>
    internal void Advance(int count) => Length += count;

    private static int CheckText(string text, int lengthMin, int lengthMax, string what)
    {
        if (text.Length < lengthMin || text.Length > lengthMax)
            throw new ArgumentException($"The length of {what} is not from {lengthMin} to {lengthMax}.", nameof(text));
        if (text.Contains('\0', StringComparison.Ordinal))
            throw new ArgumentException($"{what} holds the character NUL.", nameof(text));
        return s_utf8.GetByteCount(text);
    }

    private void Grow(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var needed = Length + (long)count;
        if (needed > Array.MaxLength)
            throw new InvalidOperationException($"A buffer of {needed} bytes cannot be made.");
        Array.Resize(ref _bytes, (int)Math.Min(Math.Max(_bytes.Length * 2L, needed), Array.MaxLength));
    }
}
