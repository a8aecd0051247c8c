using System.Text;
using AssetCore.Containers;
using AssetCore.Format.Binary;
using AssetCore.Format.Events;
using AssetCore.Format.Hashing;
using AssetCore.Hashes;
using AssetCore.Ids;

namespace AssetCore.Engine.State;

/// <summary>
/// What each row adds to the sums: <c>docs/formats/hashes.md</c>. Content rows name external ids by their hashes.
/// </summary>
internal static class RowHashes
{
    public static Hash128 OfName(string name)
    {
        Span<byte> bytes = stackalloc byte[ExternalId.LengthMax];
        return RowHash.OfBytes(bytes[..Encoding.ASCII.GetBytes(name, bytes)]);
    }

    public static Hash128 Container(Hash128 name, ContainerRow row)
    {
        var bytes = new EncodingBuffer(256);
        EventCodec.Write(bytes, new ContainerSet(default, row, null));
        return Named(RowTables.Container, name, RowHash.OfBytes(bytes.Span));
    }

    public static Hash128 Class(Hash128 name, ClassRow row)
    {
        var bytes = new EncodingBuffer(256);
        EventCodec.Write(bytes, new ClassSet(default, row, null));
        return Named(RowTables.Class, name, RowHash.OfBytes(bytes.Span));
    }

    public static Hash128 Shape(Hash128 className, ShapeEntry entry) => RowHash.Finish(
        RowHash.Prefix(RowTables.Shape, Low(className), High(className), entry.KeyWord),
        (ulong)entry.Shape.Width,
        (ulong)entry.Shape.Height);

    public static Hash128 Extent(Hash128 className, ExtentEntry entry) => RowHash.Finish(
        RowHash.Prefix(RowTables.Extent, Low(className), High(className), entry.KeyWord),
        (ulong)entry.Extent.Width,
        (ulong)entry.Extent.Height);

    public static Hash128 Hold(HoldId id, HoldRow row, Hash128 container, Hash128 @class)
    {
        var name = OfName(id.Value);
        var prefix = RowHash.Prefix(RowTables.Hold, Low(name), High(name), BalanceKey.ToWord(row.Key));
        prefix = RowHash.Finish(prefix, Low(container), Low(@class));
        prefix = RowHash.Finish(prefix, (ulong)row.Quantity, 0);
        return RowHash.Finish(prefix, Optional(row.ExpiresAtWorldSeq?.Value), Optional(row.ExpiresAtMs));
    }

    public static Hash128 Reversal(ReversalEntry entry) =>
        RowHash.Finish(RowHash.Prefix(RowTables.Reversal, (ulong)entry.Commit, 0, 0), (ulong)entry.By, 0);

    public static Hash128 BalancePrefix(Hash128 containerName, Hash128 className, ulong keyWord) =>
        RowHash.Prefix(RowTables.Balance, Low(containerName), Low(className), keyWord);

    public static Hash128 Balance(Hash128 containerName, Hash128 className, ulong keyWord, BalanceRow row) =>
        RowHash.Finish(BalancePrefix(containerName, className, keyWord), (ulong)row.Quantity, (ulong)row.Held);

    public static Hash128 Stack(StackId id, in StackCell cell, Hash128 container, Hash128 @class)
    {
        var prefix = RowHash.Prefix(RowTables.Stack, (ulong)id.Value, Low(container), Low(@class));
        prefix = RowHash.Finish(prefix, cell.KeyWord, (ulong)cell.Quantity);
        return RowHash.Finish(prefix, Place((byte)cell.Rotation, cell.Position), Sides(cell.Footprint));
    }

    /// <summary>An instance; the container's hash is zero if it stands nowhere.</summary>
    public static Hash128 Instance(InstanceId id, in InstanceCell cell, Hash128 container, Hash128 @class)
    {
        var prefix = RowHash.Prefix(RowTables.Instance, (ulong)id.Value, Low(container), Low(@class));
        prefix = RowHash.Finish(prefix, cell.KeyWord, (ulong)cell.Parent);
        if (cell.IsContinuous)
        {
            prefix = RowHash.Finish(prefix, (uint)cell.Turn | ((ulong)cell.Type << 40), (ulong)cell.X);
            return RowHash.Finish(RowHash.Finish(prefix, (ulong)cell.Y, 0), (ulong)cell.Width, (ulong)cell.Height);
        }

        var place = Place((byte)cell.Rotation, cell.Position) | ((ulong)cell.Type << 40);
        return RowHash.Finish(prefix, place, Sides(cell.Footprint));
    }

    public static Hash128 ContainerNumber(ContainerIndex index, Hash128 name) =>
        RowHash.Finish(RowHash.Prefix(RowTables.ContainerDense, (ulong)index.Value, 0, 0), Low(name), High(name));

    public static Hash128 ClassNumber(ClassIndex index, Hash128 name) =>
        RowHash.Finish(RowHash.Prefix(RowTables.ClassDense, (ulong)index.Value, 0, 0), Low(name), High(name));

    public static Hash128 World(WorldRow row)
    {
        var bytes = new EncodingBuffer(256);
        EventCodec.Write(bytes, new WorldSet(row, null));
        return Named(RowTables.World, Hash128.Zero, RowHash.OfBytes(bytes.Span));
    }

    public static Hash128 WorldIndex(WorldId world, WorldIndexRow row)
    {
        var bytes = new EncodingBuffer(256);
        EventCodec.Write(bytes, new WorldIndexSet(world, row, null));
        return Named(RowTables.WorldIndex, new Hash128((ulong)world.Value), RowHash.OfBytes(bytes.Span));
    }

    public static Hash128 Counters(Counters counters)
    {
        var prefix = RowHash.Prefix(RowTables.Counters, 0, (ulong)counters.NextContainer, (ulong)counters.NextClass);
        return RowHash.Finish(prefix, (ulong)counters.NextInstance, (ulong)counters.NextStack);
    }

    private static Hash128 Named(uint table, Hash128 name, Hash128 value) =>
        RowHash.Finish(RowHash.Prefix(table, Low(name), High(name), 0), Low(value), High(value));

    // 0 for absent, the number + 1 otherwise: as in the encoding.
    private static ulong Optional(long? number) => number is { } present ? (ulong)present + 1 : 0;

    private static ulong Place(byte rotation, int position) => ((ulong)rotation << 32) | (uint)position;

    private static ulong Sides(Shape shape) => ((ulong)(uint)shape.Width << 32) | (uint)shape.Height;

    private static ulong Low(Hash128 hash) => (ulong)hash.Value;

    private static ulong High(Hash128 hash) => (ulong)(hash.Value >> 64);
}
