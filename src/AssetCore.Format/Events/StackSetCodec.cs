using AssetCore.Containers;
using AssetCore.Format.Binary;
using AssetCore.Ids;

namespace AssetCore.Format.Events;

/// <summary>
/// The event of a stack's row as bytes. A row before that differs in its quantity alone, which is what growing and
/// shrinking a stack does, is written as the difference of the quantities.
/// </summary>
internal static class StackSetCodec
{
    /// <summary>Writes the event.</summary>
    public static void Write(EncodingBuffer destination, in StackSet change)
    {
        var difference = IsDifference(change.After, change.Before);
        EventHead.Write(
            destination, EventKind.StackSet, change.After is not null, change.Before is not null, difference);
        destination.WriteVarint(change.Stack.Value, 1, long.MaxValue, "a stack's number");
        if (change.After is { } after) WriteRow(destination, after);
        if (difference)
            destination.WriteZigZag(change.After!.Quantity - change.Before!.Quantity);
        else if (change.Before is { } before)
            WriteRow(destination, before);
    }

    /// <summary>Reads what follows the head.</summary>
    public static StackSet Read(ref ByteReader source, int head)
    {
        var stack = new StackId(source.ReadVarint(1, long.MaxValue, "a stack's number"));
        var after = (head & EventHead.HasAfter) != 0 ? ReadRow(ref source) : null;
        if ((head & EventHead.HasBefore) == 0) return new StackSet(stack, after, null);
        if ((head & EventHead.BeforeIsDifference) != 0)
            return new StackSet(stack, after, ReadDifference(ref source, after!));
        var start = source.Position;
        var before = ReadRow(ref source);
        if (IsDifference(after, before)) ByteReader.Fail(start, "rows that differ in quantity alone are a difference");
        return new StackSet(stack, after, before);
    }

    private static bool IsDifference(StackRow? after, StackRow? before) =>
        after is not null && before is not null && after with { Quantity = before.Quantity } == before;

    private static StackRow ReadDifference(ref ByteReader source, StackRow after)
    {
        var start = source.Position;
        // Quantities are 1 to 2^63-1, so their difference always fits and only a false one wraps around.
        var quantity = unchecked(after.Quantity - source.ReadZigZag());
        if (quantity < 1) ByteReader.Fail(start, "the quantity before is below 1");
        return after with { Quantity = quantity };
    }

    private static void WriteRow(EncodingBuffer destination, StackRow row)
    {
        destination.WriteVarint(row.Container.Value);
        destination.WriteVarint(row.Position, 1, ContainerKind.PlacesMax, "a position");
        destination.WriteVarint(row.Class.Value);
        destination.WriteOptional(row.Key);
        destination.WriteVarint(row.Quantity, 1, long.MaxValue, "a stack's quantity");
        FootprintCodec.Write(destination, row.Rotation, row.Footprint);
    }

    private static StackRow ReadRow(ref ByteReader source)
    {
        var container = DenseNumber.ReadContainer(ref source);
        var position = source.ReadVarint32(1, ContainerKind.PlacesMax, "a position");
        var @class = DenseNumber.ReadClass(ref source);
        var key = source.ReadOptional32("a key");
        var quantity = source.ReadVarint(1, long.MaxValue, "a stack's quantity");
        var (rotation, footprint) = FootprintCodec.Read(ref source);
        return new StackRow(container, position, @class, key, quantity, rotation, footprint);
    }
}
