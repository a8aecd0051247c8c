using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace AssetCore.Format.Binary;

/// <summary>
/// LEB128 varints: seven bits a byte, least significant first, the high bit set on all but the last byte. Values below
/// 2^56 are spread over and gathered from one 64-bit word, without a loop.
/// </summary>
internal static class Varint
{
    /// <summary>The most bytes that a 32-bit value takes.</summary>
    public const int Bytes32Max = 5;

    /// <summary>The most bytes that a 64-bit value takes.</summary>
    public const int Bytes64Max = 10;

    /// <summary>The most bytes that a 128-bit value takes.</summary>
    public const int Bytes128Max = 19;

    /// <summary>Room that a write may touch: the bytes of the longest 64-bit value, or one word.</summary>
    public const int RoomMax = Bytes64Max;

    private const ulong OneByteEnd = 1UL << 7;
    private const ulong WordEnd = 1UL << 56;
    private const ulong Continuations = 0x8080_8080_8080_8080;

    /// <summary>The bytes that a value takes, 1 to 10.</summary>
    public static int LengthOf(ulong value) => (70 - BitOperations.LeadingZeroCount(value | 1)) / 7;

    /// <summary>
    /// Writes a value at <paramref name="destination"/>, where <see cref="RoomMax"/> bytes may be overwritten, and
    /// returns the bytes it takes.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Write(ref byte destination, ulong value)
    {
        // Lengths repeat from event to event, so branches on them are foreseen and what follows need not wait for them.
        if (value < 1UL << 7)
        {
            destination = (byte)value;
            return 1;
        }

        if (value >= 1UL << 28) return value < WordEnd ? WriteWord(ref destination, value) : WriteWide(ref destination, value);
        var low = (uint)value;
        var spread = (low & 0x7F) | ((low << 1) & 0x7F00) | ((low << 2) & 0x7F_0000) | ((low << 3) & 0x7F00_0000);
        if (low < 1U << 14)
        {
            Store(ref destination, (ushort)(spread | 0x80));
            return 2;
        }

        if (low < 1U << 21)
        {
            Store(ref destination, spread | 0x8080);
            return 3;
        }

        Store(ref destination, spread | 0x80_8080);
        return 4;
    }

    /// <summary>
    /// Reads a value at <paramref name="source"/> + <paramref name="offset"/> and moves the offset past it. Ten bytes
    /// must be there. False, with an offset of no use, if they are not the shortest encoding of a value below 2^56: the
    /// careful reader then says what they are.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryRead(ref readonly byte source, ref int offset, out ulong value)
    {
        ref readonly var start = ref Unsafe.Add(ref Unsafe.AsRef(in source), offset);
        // Lengths repeat from event to event, so branches on them are foreseen and what follows need not wait for them.
        value = start;
        if (value < 0x80)
        {
            offset++;
            return true;
        }

        ulong next = Unsafe.Add(ref Unsafe.AsRef(in start), 1);
        value = (value & 0x7F) | (next << 7);
        if (next < 0x80)
        {
            offset += 2;
            return next != 0;
        }

        next = Unsafe.Add(ref Unsafe.AsRef(in start), 2);
        value = (value & 0x3FFF) | (next << 14);
        if (next < 0x80)
        {
            offset += 3;
            return next != 0;
        }

        next = Unsafe.Add(ref Unsafe.AsRef(in start), 3);
        value = (value & 0x1F_FFFF) | (next << 21);
        if (next < 0x80)
        {
            offset += 4;
            return next != 0;
        }

        var word = LoadWord(in start);
        // The place of the high bit of the last byte; 64 if there is none among the eight.
        var last = BitOperations.TrailingZeroCount(~word & Continuations);
        word &= ulong.MaxValue >> (63 - last);
        value = Gather(word);
        if (last == 64 || word >> (last - 7) == 0) return false;
        offset += (last + 1) >> 3;
        return true;
    }

    /// <summary>The lowest seven bits of each of eight bytes, joined to 56 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Gather(ulong word)
    {
        if (Bmi2.X64.IsSupported) return Bmi2.X64.ParallelBitExtract(word, ~Continuations);
        word &= ~Continuations;
        word = (word & 0x007F_007F_007F_007F) | ((word & 0x7F00_7F00_7F00_7F00) >> 1);
        word = (word & 0x0000_3FFF_0000_3FFF) | ((word & 0x3FFF_0000_3FFF_0000) >> 2);
        return (word & 0x0FFF_FFFF) | ((word & 0x0FFF_FFFF_0000_0000) >> 4);
    }

    /// <summary>Eight bytes in the order of the format: the first one least significant, on every machine.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong LoadWord(ref readonly byte source)
    {
        var word = Unsafe.ReadUnaligned<ulong>(in source);
        return BitConverter.IsLittleEndian ? word : BinaryPrimitives.ReverseEndianness(word);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(ref byte destination, ushort bytes) => Unsafe.WriteUnaligned(
        ref destination, BitConverter.IsLittleEndian ? bytes : BinaryPrimitives.ReverseEndianness(bytes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(ref byte destination, uint bytes) => Unsafe.WriteUnaligned(
        ref destination, BitConverter.IsLittleEndian ? bytes : BinaryPrimitives.ReverseEndianness(bytes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int WriteWord(ref byte destination, ulong value)
    {
        var length = LengthOf(value);
        var word = Spread(value) | (Continuations & ((1UL << ((length - 1) * 8)) - 1));
        Unsafe.WriteUnaligned(
            ref destination, BitConverter.IsLittleEndian ? word : BinaryPrimitives.ReverseEndianness(word));
        return length;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int WriteWide(ref byte destination, ulong value)
    {
        var bytes = MemoryMarshal.CreateSpan(ref destination, Bytes64Max);
        var length = 0;
        for (; value >= OneByteEnd; value >>= 7) bytes[length++] = (byte)(value | 0x80);
        bytes[length++] = (byte)value;
        return length;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Spread(ulong value)
    {
        if (Bmi2.X64.IsSupported) return Bmi2.X64.ParallelBitDeposit(value, ~Continuations);
        value = (value & 0x0FFF_FFFF) | ((value & 0x00FF_FFFF_F000_0000) << 4);
        value = (value & 0x0000_3FFF_0000_3FFF) | ((value & 0x0FFF_C000_0FFF_C000) << 2);
        return (value & 0x007F_007F_007F_007F) | ((value & 0x3F80_3F80_3F80_3F80) << 1);
    }
}
