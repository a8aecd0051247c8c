using AssetCore.Containers;
using AssetCore.Format.Binary;
using AssetCore.Ids;

namespace AssetCore.Format.Events;

/// <summary>
/// The event of an instance's row as bytes. A row before of the same class, key and parent, which is what moving an
/// instance leaves, is written as its place alone.
/// </summary>
internal static class InstanceSetCodec
{
    private const int Nowhere = 0;
    private const int InSlot = 1;
    private const int OnGrid = 2;
    private const int OnLine = 3;
    private const int OnPlane = 4;
    private const int TurnMax = 359_999;

    /// <summary>Writes the event.</summary>
    public static void Write(EncodingBuffer destination, in InstanceSet change)
    {
        var difference = IsDifference(change.After, change.Before);
        EventHead.Write(
            destination, EventKind.InstanceSet, change.After is not null, change.Before is not null, difference);
        destination.WriteVarint(change.Instance.Value, 1, long.MaxValue, "an instance's number");
        if (change.After is { } after) WriteRow(destination, after);
        if (difference)
            WritePlace(destination, change.Before!.Place);
        else if (change.Before is { } before)
            WriteRow(destination, before);
    }

    /// <summary>Reads what follows the head.</summary>
    public static InstanceSet Read(ref ByteReader source, int head)
    {
        var instance = new InstanceId(source.ReadVarint(1, long.MaxValue, "an instance's number"));
        var after = (head & EventHead.HasAfter) != 0 ? ReadRow(ref source) : null;
        if ((head & EventHead.HasBefore) == 0) return new InstanceSet(instance, after, null);
        if ((head & EventHead.BeforeIsDifference) != 0)
            return new InstanceSet(instance, after, after! with { Place = ReadPlace(ref source) });
        var start = source.Position;
        var before = ReadRow(ref source);
        if (IsDifference(after, before)) ByteReader.Fail(start, "rows that differ in place alone are a difference");
        return new InstanceSet(instance, after, before);
    }

    private static bool IsDifference(InstanceRow? after, InstanceRow? before) =>
        after is not null
        && before is not null
        && (after.Class, after.Key, after.Parent) == (before.Class, before.Key, before.Parent);

    private static void WriteRow(EncodingBuffer destination, InstanceRow row)
    {
        destination.WriteVarint(row.Class.Value);
        destination.WriteOptional(row.Key);
        destination.WriteVarint(row.Parent.Value);
        WritePlace(destination, row.Place);
    }

    private static void WritePlace(EncodingBuffer destination, InstancePlace place)
    {
        switch (place)
        {
            case InstancePlace.Unplaced: destination.WriteByte(Nowhere); break;
            case InstancePlace.Slot slot:
                destination.WriteByte(InSlot);
                destination.WriteVarint(slot.Container.Value);
                destination.WriteVarint(slot.SlotIndex, 1, ContainerKind.PlacesMax, "a slot");
                break;
            case InstancePlace.Grid grid:
                destination.WriteByte(OnGrid);
                destination.WriteVarint(grid.Container.Value);
                destination.WriteVarint(grid.Position, 1, ContainerKind.PlacesMax, "a position");
                FootprintCodec.Write(destination, grid.Rotation, grid.Footprint);
                break;
            case InstancePlace.Line line:
                destination.WriteByte(OnLine);
                destination.WriteVarint(line.Container.Value);
                destination.WriteZigZag(line.X);
                destination.WriteVarint(line.Length, 1, Extent.SideMax, "a length");
                break;
            case InstancePlace.Plane plane:
                destination.WriteByte(OnPlane);
                destination.WriteVarint(plane.Container.Value);
                destination.WriteZigZag(plane.X);
                destination.WriteZigZag(plane.Y);
                destination.WriteVarint(plane.RotationMillideg, 0, TurnMax, "a turn");
                destination.WriteVarint(plane.Width, 1, Extent.SideMax, "a width");
                destination.WriteVarint(plane.Height, 1, Extent.SideMax, "a height");
                break;
            default: throw new ArgumentException("A place has no encoding.", nameof(place));
        }
    }

    private static InstanceRow ReadRow(ref ByteReader source)
    {
        var @class = DenseNumber.ReadClass(ref source);
        var key = source.ReadOptional32("a key");
        var parent = new InstanceId(source.ReadVarint(0, long.MaxValue, "a parent's number"));
        return new InstanceRow(@class, key, parent, ReadPlace(ref source));
    }

    private static InstancePlace ReadPlace(ref ByteReader source)
    {
        var start = source.Position;
        var kind = source.ReadByte();
        if (kind == Nowhere) return InstancePlace.Nowhere;
        if (kind > OnPlane) ByteReader.Fail(start, $"place {kind} is unknown: the bytes are of a newer format");
        var container = DenseNumber.ReadContainer(ref source);
        if (kind == InSlot)
            return new InstancePlace.Slot(container, source.ReadVarint32(1, ContainerKind.PlacesMax, "a slot"));
        if (kind == OnLine)
            return new InstancePlace.Line(
                container, source.ReadZigZag(), source.ReadVarint(1, Extent.SideMax, "a length"));
        return kind == OnGrid ? ReadGrid(ref source, container) : ReadPlane(ref source, container);
    }

    private static InstancePlace.Plane ReadPlane(ref ByteReader source, ContainerIndex container)
    {
        var (x, y) = (source.ReadZigZag(), source.ReadZigZag());
        var turn = source.ReadVarint32(0, TurnMax, "a turn");
        var width = source.ReadVarint(1, Extent.SideMax, "a width");
        return new InstancePlace.Plane(
            container, x, y, turn, width, source.ReadVarint(1, Extent.SideMax, "a height"));
    }

    private static InstancePlace.Grid ReadGrid(ref ByteReader source, ContainerIndex container)
    {
        var position = source.ReadVarint32(1, ContainerKind.PlacesMax, "a position");
        var (rotation, footprint) = FootprintCodec.Read(ref source);
        return new InstancePlace.Grid(container, position, rotation, footprint);
    }
}
