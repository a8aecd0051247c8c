using AssetCore.Commits;
using AssetCore.Containers;
using AssetCore.Format.Binary;
using AssetCore.Format.Values;
using AssetCore.Ids;

namespace AssetCore.Format.Events;

/// <summary>The events of classes as bytes: a class's row, and shape and extent of a class and key.</summary>
internal static class ClassSetCodec
{
    /// <summary>Writes the event.</summary>
    public static void Write(EncodingBuffer destination, in ClassSet change)
    {
        EventHead.Write(destination, EventKind.ClassSet, change.After is not null, change.Before is not null);
        destination.WriteVarint(change.Class.Value);
        if (change.After is { } after) WriteRow(destination, after);
        if (change.Before is { } before) WriteRow(destination, before);
    }

    /// <summary>Writes the event.</summary>
    public static void Write(EncodingBuffer destination, in ShapeSet change)
    {
        EventHead.Write(destination, EventKind.ShapeSet, change.After is not null, change.Before is not null);
        destination.WriteVarint(change.Class.Value);
        destination.WriteOptional(change.Key);
        if (change.After is { } after) ShapeCodec.Write(destination, after);
        if (change.Before is { } before) ShapeCodec.Write(destination, before);
    }

    /// <summary>Writes the event.</summary>
    public static void Write(EncodingBuffer destination, in ExtentSet change)
    {
        EventHead.Write(destination, EventKind.ExtentSet, change.After is not null, change.Before is not null);
        destination.WriteVarint(change.Class.Value);
        destination.WriteOptional(change.Key);
        if (change.After is { } after) ExtentCodec.Write(destination, after);
        if (change.Before is { } before) ExtentCodec.Write(destination, before);
    }

    /// <summary>Reads what follows the head.</summary>
    public static ClassSet ReadClass(ref ByteReader source, int head)
    {
        var @class = DenseNumber.ReadClass(ref source);
        var after = (head & EventHead.HasAfter) != 0 ? ReadRow(ref source) : null;
        return new ClassSet(@class, after, (head & EventHead.HasBefore) != 0 ? ReadRow(ref source) : null);
    }

    /// <summary>Reads what follows the head.</summary>
    public static ShapeSet ReadShape(ref ByteReader source, int head)
    {
        var @class = DenseNumber.ReadClass(ref source);
        var key = source.ReadOptional32("a key");
        Shape? after = (head & EventHead.HasAfter) != 0 ? ShapeCodec.Read(ref source) : null;
        return new ShapeSet(@class, key, after, (head & EventHead.HasBefore) != 0 ? ShapeCodec.Read(ref source) : null);
    }

    /// <summary>Reads what follows the head.</summary>
    public static ExtentSet ReadExtent(ref ByteReader source, int head)
    {
        var @class = DenseNumber.ReadClass(ref source);
        var key = source.ReadOptional32("a key");
        Extent? after = (head & EventHead.HasAfter) != 0 ? ExtentCodec.Read(ref source) : null;
        return new ExtentSet(
            @class, key, after, (head & EventHead.HasBefore) != 0 ? ExtentCodec.Read(ref source) : null);
    }

    private static void WriteRow(EncodingBuffer destination, ClassRow row)
    {
        ExternalIdCodec.Write(destination, row.Id.Value);
        destination.WriteText(row.Name, 1, CommitLimits.NameLengthMax, "a name");
        destination.WriteVarint(row.Flags);
        BehaviorCodec.Write(destination, row.Behavior);
    }

    private static ClassRow ReadRow(ref ByteReader source)
    {
        var id = new ClassId(ExternalIdCodec.Read(ref source));
        var name = source.ReadText(1, CommitLimits.NameLengthMax, "a name");
        var flags = source.ReadVarint();
        return new ClassRow(id, name, flags, BehaviorCodec.Read(ref source));
    }
}
