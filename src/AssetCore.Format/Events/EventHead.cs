using AssetCore.Format.Binary;

namespace AssetCore.Format.Events;

/// <summary>
/// The first byte of an event: its kind in five bits, and three flags whose meaning is the kind's own.
/// </summary>
internal static class EventHead
{
    /// <summary>The bits of the kind.</summary>
    public const int KindBits = 0x1F;

    /// <summary>Rows: the row afterwards follows.</summary>
    public const int HasAfter = 0x20;

    /// <summary>Rows: the row before follows, in full or as a difference.</summary>
    public const int HasBefore = 0x40;

    /// <summary>Stacks and instances: the row before is a difference from the row afterwards.</summary>
    public const int BeforeIsDifference = 0x80;

    /// <summary>Writes the head of a row's event.</summary>
    /// <exception cref="ArgumentException">There is no row, neither before nor afterwards.</exception>
    public static void Write(
        EncodingBuffer destination, EventKind kind, bool after, bool before, bool difference = false)
    {
        if (!after && !before) throw new ArgumentException("A change from no row to no row is not an event.");
        var flags = (after ? HasAfter : 0) | (before ? HasBefore : 0) | (difference ? BeforeIsDifference : 0);
        destination.WriteByte((byte)((int)kind | flags));
    }

    /// <summary>Refuses a head of a row's event whose flags have no meaning.</summary>
    /// <param name="offset">Where the head stands.</param>
    /// <param name="head">The head.</param>
    /// <param name="mayDiffer">True if the kind knows differences.</param>
    /// <exception cref="FormatFaultException">The flags have no meaning.</exception>
    public static void Check(int offset, int head, bool mayDiffer)
    {
        var (after, before) = ((head & HasAfter) != 0, (head & HasBefore) != 0);
        if (!after && !before) ByteReader.Fail(offset, "an event has a row neither before nor afterwards");
        if ((head & BeforeIsDifference) == 0) return;
        if (!mayDiffer) ByteReader.Fail(offset, "an event has a flag that is unknown: the bytes are of a newer format");
        if (!after || !before) ByteReader.Fail(offset, "a difference needs a row before and one afterwards");
    }
}
