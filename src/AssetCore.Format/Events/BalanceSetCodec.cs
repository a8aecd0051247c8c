using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using AssetCore.Format.Binary;

namespace AssetCore.Format.Events;

/// <summary>
/// The event that nearly every commit is made of, so this is the hot path of the format: one reservation, no loop,
/// nothing allocated. Flags of the head: a key follows; held quantities follow; the row before is all zero.
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
    public static BalanceSet Read(ref ByteReader source, int head) =>
        (head & HasHeld) == 0 && source.Room >= BytesMax && TryReadQuickly(ref source, head, out var change)
            ? change
            : ReadCarefully(ref source, head);

    // The event without held quantities, far enough from the end: one check of the bounds and no state but an offset.
    // Anything unusual is left to the careful reader, which knows what to say.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryReadQuickly(ref ByteReader source, int head, out BalanceSet change)
    {
        ref readonly var start = ref source.Peek();
        var offset = 0;
        change = default;
        if (!Varint.TryRead(in start, ref offset, out var container) || container > int.MaxValue) return false;
        if (!Varint.TryRead(in start, ref offset, out var @class) || @class > int.MaxValue) return false;
        uint? key = null;
        if ((head & HasKey) != 0)
        {
            if (!Varint.TryRead(in start, ref offset, out var number) || number > uint.MaxValue) return false;
            key = (uint)number;
        }

        if (!Varint.TryRead(in start, ref offset, out var quantity)) return false;
        var after = ZigZag.Decode(quantity);
        var before = 0L;
        if ((head & BeforeIsZero) == 0)
        {
            if (!Varint.TryRead(in start, ref offset, out var difference)) return false;
            before = unchecked(after - ZigZag.Decode(difference));
            if (before == 0) return false;
        }

        if (offset > source.Remaining) return false;
        source.Skip(offset);
        change = new BalanceSet(
            new ContainerIndex((int)container),
            new ClassIndex((int)@class),
            key,
            new BalanceRow(after, 0),
            new BalanceRow(before, 0));
        return true;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static BalanceSet ReadCarefully(ref ByteReader source, int head)
    {
        var start = source.Position;
        var container = DenseNumber.ReadContainer(ref source);
        var @class = DenseNumber.ReadClass(ref source);
        uint? key = (head & HasKey) != 0 ? (uint)source.ReadVarint(0, uint.MaxValue, "a key") : null;
        var quantity = source.ReadZigZag();
        var quantityBefore = ReadBefore(ref source, head, quantity);
        var held = (head & HasHeld) != 0 ? source.ReadVarint(0, long.MaxValue, "a held quantity") : 0;
        var heldBefore = (head & HasHeld) != 0 ? ReadBefore(ref source, head, held) : 0;
        if (heldBefore < 0) ByteReader.Fail(start, "the held quantity before is negative");
        if ((head & HasHeld) != 0 && (held | heldBefore) == 0)
            ByteReader.Fail(start, "held quantities of zero are not written");
        if ((head & BeforeIsZero) == 0 && (quantityBefore | heldBefore) == 0)
            ByteReader.Fail(start, "a row before that is all zero is a flag, not a difference");
        return new BalanceSet(
            container, @class, key, new BalanceRow(quantity, held), new BalanceRow(quantityBefore, heldBefore));
    }

    private static long ReadBefore(ref ByteReader source, int head, long after) =>
        (head & BeforeIsZero) != 0 ? 0 : unchecked(after - source.ReadZigZag());

    private static int WriteDifference(ref byte destination, long after, long before) =>
        Varint.Write(ref destination, ZigZag.Encode(unchecked(after - before)));

    private static int WriteHeld(ref byte destination, BalanceRow after, BalanceRow before)
    {
        if ((after.Held | before.Held) < 0) ThrowNegative();
        var length = Varint.Write(ref destination, (ulong)after.Held);
        if ((before.Quantity | before.Held) == 0) return length;
        return length + WriteDifference(ref Unsafe.Add(ref destination, length), after.Held, before.Held);
    }

    [DoesNotReturn]
    private static void ThrowNegative() =>
        throw new ArgumentException("A dense number or a held quantity is negative.");
}
