using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using AssetCore.Format.Binary;

namespace AssetCore.Format.Events;

/// <summary>
/// The event that nearly every commit is made of, so this is the hot path of the format: one reservation, no loop, nothing
/// allocated. Flags of the head: a key follows; held quantities follow; the row before is all zero.
/// </summary>
internal static class BalanceSetCodec
{
    private const int HasKey = 0x20;
    private const int HasHeld = 0x40;
    private const int BeforeIsZero = 0x80;

    // Head, three 32-bit and four 64-bit varints, and the room that the last write may touch.
    private const int BytesMax = 1 + (3 * Varint.Bytes32Max) + (4 * Varint.Bytes64Max) + Varint.RoomMax;

    /// <summary>Writes the event.</summary>
    /// <exception cref="ArgumentException">A dense number or a held quantity is negative.</exception>
    public static void Write(EncodingBuffer destination, in BalanceSet change)
    {
        if ((change.Container.Value | change.Class.Value) < 0) ThrowNegative();
        ref var start = ref destination.Reserve(BytesMax);
        var head = (int)EventKind.BalanceSet;
        var length = 1;
        length += Varint.Write(ref Unsafe.Add(ref start, length), (uint)change.Container.Value);
        length += Varint.Write(ref Unsafe.Add(ref start, length), (uint)change.Class.Value);
        if (change.Key is { } key)
        {
            head |= HasKey;
            length += Varint.Write(ref Unsafe.Add(ref start, length), key);
        }

        var (after, before) = (change.After, change.Before);
        length += Varint.Write(ref Unsafe.Add(ref start, length), ZigZag.Encode(after.Quantity));
        if ((before.Quantity | before.Held) == 0)
            head |= BeforeIsZero;
        else
            length += WriteDifference(ref Unsafe.Add(ref start, length), after.Quantity, before.Quantity);

        if ((after.Held | before.Held) != 0)
        {
            head |= HasHeld;
            length += WriteHeld(ref Unsafe.Add(ref start, length), after, before);
        }

        start = (byte)head;
        destination.Advance(length);
    }

    /// <summary>Reads what follows the head.</summary>
    /// <exception cref="FormatFaultException">The bytes are not the event.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static BalanceSet Read(ref ByteReader source, int head)
    {
        var container = new ContainerIndex(source.ReadVarint32(0, int.MaxValue, "a container's dense number"));
        var @class = new ClassIndex(source.ReadVarint32(0, int.MaxValue, "a class's dense number"));
        uint? key = (head & HasKey) != 0 ? (uint)source.ReadVarint(0, uint.MaxValue, "a key") : null;
        var quantity = source.ReadZigZag();
        var difference = (head & BeforeIsZero) == 0 ? source.ReadZigZag() : quantity;
        var before = unchecked(quantity - difference);
        if ((head & HasHeld) != 0) return ReadHeld(ref source, head, container, @class, key, quantity, before);
        if (before == 0 && (head & BeforeIsZero) == 0) FailZero(source);
        return new BalanceSet(container, @class, key, new BalanceRow(quantity, 0), new BalanceRow(before, 0));
    }

    private static int WriteDifference(ref byte destination, long after, long before) =>
        Varint.Write(ref destination, ZigZag.Encode(unchecked(after - before)));

    private static int WriteHeld(ref byte destination, BalanceRow after, BalanceRow before)
    {
        if ((after.Held | before.Held) < 0) ThrowNegative();
        var length = Varint.Write(ref destination, (ulong)after.Held);
        if ((before.Quantity | before.Held) == 0) return length;
        return length + WriteDifference(ref Unsafe.Add(ref destination, length), after.Held, before.Held);
    }

    private static BalanceSet ReadHeld(
        ref ByteReader source, int head, ContainerIndex container, ClassIndex @class, uint? key, long quantity, long before)
    {
        var start = source.Position;
        var held = source.ReadVarint(0, long.MaxValue, "a held quantity");
        var difference = (head & BeforeIsZero) == 0 ? source.ReadZigZag() : held;
        var heldBefore = unchecked(held - difference);
        if (heldBefore < 0) ByteReader.Fail(start, "the held quantity before is negative");
        if ((held | heldBefore) == 0) ByteReader.Fail(start, "held quantities of zero are not written");
        if ((before | heldBefore) == 0 && (head & BeforeIsZero) == 0) FailZero(source);
        return new BalanceSet(container, @class, key, new BalanceRow(quantity, held), new BalanceRow(before, heldBefore));
    }

    [DoesNotReturn]
    private static void FailZero(in ByteReader source) => source.Fail("a row before that is all zero is a flag, not a difference");

    [DoesNotReturn]
    private static void ThrowNegative() =>
        throw new ArgumentException("A dense number or a held quantity is negative.");
}
