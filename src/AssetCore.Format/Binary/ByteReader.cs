using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Unicode;
using AssetCore.Hashes;

namespace AssetCore.Format.Binary;

/// <summary>
/// Reads the primitives of the format (<c>docs/formats/primitives.md</c>) from a span. Every read is checked against
/// the end, and a value that has a shorter encoding than the one found is refused.
/// </summary>
/// <param name="bytes">What to read; must stay unchanged meanwhile.</param>
public ref struct ByteReader(ReadOnlySpan<byte> bytes)
{
    /// <summary>Reads the first of some bytes; decoders may look at those that follow, and read none of them.</summary>
    /// <param name="bytes">What to read, and what follows it.</param>
    /// <param name="length">Bytes to read, 0 to those there are.</param>
    internal ByteReader(ReadOnlySpan<byte> bytes, int length)
        : this(bytes)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)length, (uint)bytes.Length, nameof(length));
        _end = length;
    }

    // One UTF-16 code unit takes at most three bytes of UTF-8, so nothing longer is ever looked at.
    private const int BytesPerCodeUnitMax = 3;

    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private readonly int _end = bytes.Length;
    private int _position;

    /// <summary>The offset of the next byte.</summary>
    public readonly int Position => _position;

    /// <summary>Bytes that are left.</summary>
    public readonly int Remaining => _end - _position;

    /// <summary>Bytes that may be looked at.</summary>
    internal readonly int Room => _bytes.Length - _position;

    /// <summary>True at the end.</summary>
    public readonly bool IsAtEnd => _position == _end;

    /// <summary>The next byte.</summary>
    /// <exception cref="FormatFaultException">There is none.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public byte ReadByte()
    {
        if ((uint)_position >= (uint)_end) Fail("a byte is needed and there is none");
        return Unsafe.Add(ref MemoryMarshal.GetReference(_bytes), _position++);
    }

    /// <summary>A varint of up to 64 bits.</summary>
    /// <exception cref="FormatFaultException">It is cut off, over-long or above 64 bits.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong ReadVarint()
    {
        if ((uint)_position < (uint)_end && Peek() is < 0x80 and var single)
        {
            _position++;
            return single;
        }

        return ReadVarintLong();
    }

    /// <summary>A varint from <paramref name="min"/> to <paramref name="max"/>.</summary>
    /// <param name="min">The least that is accepted, 0 or more.</param>
    /// <param name="max">The most that is accepted.</param>
    /// <param name="what">What is read, for the refusal.</param>
    /// <exception cref="FormatFaultException">It is not a varint or not in the range.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long ReadVarint(long min, long max, string what)
    {
        var start = _position;
        var value = ReadVarint();
        if (value < (ulong)min || value > (ulong)max) FailRange(start, what, min, max);
        return (long)value;
    }

    /// <summary>A varint from <paramref name="min"/> to <paramref name="max"/>.</summary>
    /// <param name="min">The least that is accepted, 0 or more.</param>
    /// <param name="max">The most that is accepted.</param>
    /// <param name="what">What is read, for the refusal.</param>
    /// <exception cref="FormatFaultException">It is not a varint or not in the range.</exception>
    public int ReadVarint32(int min, int max, string what) => (int)ReadVarint(min, max, what);

    /// <summary>A signed number of up to 64 bits in zigzag form.</summary>
    /// <exception cref="FormatFaultException">It is not a varint.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long ReadZigZag() => ZigZag.Decode(ReadVarint());

    /// <summary>A signed number of up to 128 bits in zigzag form.</summary>
    /// <exception cref="FormatFaultException">It is cut off, over-long or above 128 bits.</exception>
    public Int128 ReadZigZag128()
    {
        var start = _position;
        UInt128 value = 0;
        for (var shift = 0; shift < Varint.Bytes128Max * 7; shift += 7)
        {
            var part = ReadByte();
            if (shift == 126 && part > 3) Fail(start, "a varint is above 128 bits");
            value |= (UInt128)(part & 0x7Fu) << shift;
            if (part >= 0x80) continue;
            if (part == 0 && shift > 0) Fail(start, "a varint is longer than its value needs");
            return ZigZag.Decode(value);
        }

        Fail(start, "a varint is above 128 bits");
        return 0;
    }

    /// <summary>An optional number: null for 0, otherwise the varint - 1.</summary>
    /// <exception cref="FormatFaultException">It is not a varint or above 2^32.</exception>
    public uint? ReadOptional32(string what) =>
        ReadVarint(0, 1L << 32, what) is > 0 and var following ? (uint)(following - 1) : null;

    /// <summary>Four bytes, least significant first.</summary>
    /// <exception cref="FormatFaultException">There are fewer.</exception>
    public uint ReadFixed32() => BinaryPrimitives.ReadUInt32LittleEndian(ReadBytes(sizeof(uint), "four bytes"));

    /// <summary>Eight bytes, least significant first.</summary>
    /// <exception cref="FormatFaultException">There are fewer.</exception>
    public ulong ReadFixed64() => BinaryPrimitives.ReadUInt64LittleEndian(ReadBytes(sizeof(ulong), "eight bytes"));

    /// <summary>Sixteen bytes, least significant first.</summary>
    /// <exception cref="FormatFaultException">There are fewer.</exception>
    public Hash128 ReadHash128() => Hash128.Read(ReadBytes(Hash128.Bytes, "a hash"));

    /// <summary>So many bytes, as a view over what is read.</summary>
    /// <exception cref="FormatFaultException">There are fewer.</exception>
    public ReadOnlySpan<byte> ReadBytes(int count, string what)
    {
        if ((uint)count > (uint)Remaining) FailShort(what, count);
        var view = _bytes.Slice(_position, count);
        _position += count;
        return view;
    }

    /// <summary>Bytes with their count before them, at most <paramref name="countMax"/>, as a view.</summary>
    /// <exception cref="FormatFaultException">There are fewer, or the count is above the limit.</exception>
    public ReadOnlySpan<byte> ReadBlob(int countMax, string what) => ReadBytes(ReadVarint32(0, countMax, what), what);

    /// <summary>Text of up to <paramref name="lengthMax"/> UTF-16 code units.</summary>
    /// <exception cref="FormatFaultException">It is cut off, too long, not well-formed UTF-8 or holds NUL.</exception>
    public string ReadText(int lengthMin, int lengthMax, string what)
    {
        var start = _position;
        return Decode(start, ReadBlob(lengthMax * BytesPerCodeUnitMax, what), lengthMin, lengthMax, what);
    }

    /// <summary>Optional text: null, or text of up to <paramref name="lengthMax"/> UTF-16 code units.</summary>
    /// <exception cref="FormatFaultException">It is cut off, too long, not well-formed UTF-8 or holds NUL.</exception>
    public string? ReadOptionalText(int lengthMax, string what)
    {
        var start = _position;
        var following = ReadVarint32(0, (lengthMax * BytesPerCodeUnitMax) + 1, what);
        return following == 0 ? null : Decode(start, ReadBytes(following - 1, what), 0, lengthMax, what);
    }

    /// <summary>Refuses the bytes at the reader's position.</summary>
    [DoesNotReturn]
    public readonly void Fail(string reason) => Fail(_position, reason);

    /// <summary>Refuses the bytes at an earlier offset.</summary>
    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Fail(int offset, string reason) => throw new FormatFaultException(offset, reason);

    /// <summary>The next byte, for decoders that check the bounds of a whole event at once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly ref readonly byte Peek() => ref Unsafe.Add(ref MemoryMarshal.GetReference(_bytes), _position);

    /// <summary>Moves on by bytes that <see cref="Peek"/> was used for.</summary>
    internal void Skip(int count) => _position += count;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private ulong ReadVarintLong()
    {
        var offset = 0;
        if (Room < Varint.RoomMax || !Varint.TryRead(in Peek(), ref offset, out var value) || offset > Remaining)
            return ReadVarintSlowly();
        _position += offset;
        return value;
    }

    private ulong ReadVarintSlowly()
    {
        var start = _position;
        ulong value = 0;
        for (var shift = 0; shift < Varint.Bytes64Max * 7; shift += 7)
        {
            var part = ReadByte();
            if (shift == 63 && part > 1) Fail(start, "a varint is above 64 bits");
            value |= (part & 0x7FUL) << shift;
            if (part >= 0x80) continue;
            if (part == 0 && shift > 0) Fail(start, "a varint is longer than its value needs");
            return value;
        }

        Fail(start, "a varint is above 64 bits");
        return 0;
    }

    private static string Decode(int start, ReadOnlySpan<byte> utf8, int lengthMin, int lengthMax, string what)
    {
        if (!Utf8.IsValid(utf8)) Fail(start, $"{what} is not well-formed UTF-8");
        if (utf8.Contains((byte)0)) Fail(start, $"{what} holds the character NUL");
        var length = Encoding.UTF8.GetCharCount(utf8);
        if (length < lengthMin || length > lengthMax) FailRange(start, $"the length of {what}", lengthMin, lengthMax);
        return Encoding.UTF8.GetString(utf8);
    }

    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void FailRange(int start, string what, long min, long max) =>
        Fail(start, $"{what} is not from {min} to {max}");

    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly void FailShort(string what, int count) =>
        Fail($"{what} needs {count} bytes and {Remaining} are left");
}
