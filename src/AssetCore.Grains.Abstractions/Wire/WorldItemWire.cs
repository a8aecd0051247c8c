using AssetCore.Commits;
using AssetCore.Format.Binary;
using AssetCore.Ids;
using AssetCore.Worlds;

namespace AssetCore.Grains.Abstractions.Wire;

/// <summary>A listed world on the wire.</summary>
internal static class WorldItemWire
{
    public static void Write(EncodingBuffer destination, WorldItem item)
    {
        destination.WriteVarint(item.NamespaceId.Value);
        destination.WriteByte((byte)item.Lifecycle);
        destination.WriteOptionalText(item.DisplayName, CommitLimits.NameLengthMax, "a display name");
        destination.WriteVarint(item.CreatedTimeMs);
        destination.WriteByte((byte)item.Operational.WriteMode);
        destination.WriteByte(item.Operational.Draining ? (byte)1 : (byte)0);
        destination.WriteByte(item.Operational.Frozen ? (byte)1 : (byte)0);
        destination.WriteVarint(item.ChangedTimeMs);
        destination.WriteByte(item.IsPurged ? (byte)1 : (byte)0);
        destination.WriteVarint(item.Lineage?.Source.Value ?? 0);
        if (item.Lineage is { } lineage) destination.WriteVarint(lineage.WorldSeq.Value);
    }

    public static WorldItem Read(ref ByteReader source)
    {
        var world = new WorldId(source.ReadVarint(0, long.MaxValue, "a world"));
        var lifecycle = (WorldLifecycle)source.ReadByte();
        var name = source.ReadOptionalText(CommitLimits.NameLengthMax, "a display name");
        var created = source.ReadVarint(0, long.MaxValue, "a time");
        var operational = new OperationalState(
            (WriteMode)source.ReadByte(), source.ReadByte() != 0, source.ReadByte() != 0);
        var changed = source.ReadVarint(0, long.MaxValue, "a time");
        var isPurged = source.ReadByte() != 0;
        var lineage = source.ReadVarint(0, long.MaxValue, "a world") is > 0 and var from
            ? new WorldLineage(new WorldId(from), new WorldSeq(source.ReadVarint(0, long.MaxValue, "a world_seq")))
            : null;
        return new WorldItem(world, lifecycle, name, created, operational, changed, lineage, isPurged);
    }
}
