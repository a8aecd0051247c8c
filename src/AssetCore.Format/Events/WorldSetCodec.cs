using AssetCore.Commits;
using AssetCore.Format.Binary;
using AssetCore.Ids;
using AssetCore.Worlds;

namespace AssetCore.Format.Events;

/// <summary>The events of worlds as bytes: a world's own row, and the rows of the index of worlds.</summary>
internal static class WorldSetCodec
{
    private const int ReadOnly = 1;
    private const int Draining = 2;
    private const int Frozen = 4;
    private const int AllFlags = ReadOnly | Draining | Frozen;

    private const int Purged = 1;
    private const int HasLineage = 2;

    /// <summary>Writes the event.</summary>
    public static void Write(EncodingBuffer destination, in WorldSet change)
    {
        EventHead.Write(destination, EventKind.WorldSet, change.After is not null, change.Before is not null);
        if (change.After is { } after) WriteRow(destination, after);
        if (change.Before is { } before) WriteRow(destination, before);
    }

    /// <summary>Writes the event.</summary>
    public static void Write(EncodingBuffer destination, in WorldIndexSet change)
    {
        EventHead.Write(destination, EventKind.WorldIndexSet, change.After is not null, change.Before is not null);
        destination.WriteVarint(change.World.Value, 1, long.MaxValue, "a world's number");
        if (change.After is { } after) WriteRow(destination, after);
        if (change.Before is { } before) WriteRow(destination, before);
    }

    /// <summary>Reads what follows the head.</summary>
    public static WorldSet ReadWorld(ref ByteReader source, int head)
    {
        var after = (head & EventHead.HasAfter) != 0 ? ReadRow(ref source) : null;
        return new WorldSet(after, (head & EventHead.HasBefore) != 0 ? ReadRow(ref source) : null);
    }

    /// <summary>Reads what follows the head.</summary>
    public static WorldIndexSet ReadIndex(ref ByteReader source, int head)
    {
        var world = new WorldId(source.ReadVarint(1, long.MaxValue, "a world's number"));
        var after = (head & EventHead.HasAfter) != 0 ? ReadIndexRow(ref source) : null;
        return new WorldIndexSet(world, after, (head & EventHead.HasBefore) != 0 ? ReadIndexRow(ref source) : null);
    }

    private static void WriteRow(EncodingBuffer destination, WorldRow row)
    {
        WriteLife(destination, row.Lifecycle, WorldLifecycle.Deleted, row.DisplayName, row.CreatedTimeMs);
        WriteOperational(destination, row.Operational);
        destination.WriteVarint(row.IdempotencyKeysMax, 1, long.MaxValue, "a number of keys");
        destination.WriteVarint(row.IdempotencyAgeMax, 0, long.MaxValue, "an age of keys");
    }

    private static void WriteRow(EncodingBuffer destination, WorldIndexRow row)
    {
        WriteLife(destination, row.Lifecycle, WorldLifecycle.Creating, row.DisplayName, row.CreatedTimeMs);
        WriteOperational(destination, row.Operational);
        destination.WriteZigZag(row.ChangedTimeMs);
        destination.WriteByte((byte)((row.IsPurged ? Purged : 0) | (row.Lineage is null ? 0 : HasLineage)));
        if (row.Lineage is not { } lineage) return;
        destination.WriteVarint(lineage.Source.Value, 1, long.MaxValue, "a world's number");
        destination.WriteVarint(lineage.WorldSeq.Value, 1, long.MaxValue, "a sequence number");
    }

    // One byte of flags: read-only, draining, frozen.
    private static void WriteOperational(EncodingBuffer destination, OperationalState state)
    {
        if (state.WriteMode > WriteMode.ReadOnly)
            throw new ArgumentOutOfRangeException(nameof(state), state.WriteMode, "A write mode is unknown.");
        destination.WriteByte((byte)((state.WriteMode == WriteMode.ReadOnly ? ReadOnly : 0)
            | (state.Draining ? Draining : 0)
            | (state.Frozen ? Frozen : 0)));
    }

    private static OperationalState ReadOperational(ref ByteReader source)
    {
        var start = source.Position;
        int flags = source.ReadByte();
        if (flags > AllFlags) ByteReader.Fail(start, "a world's state has flags that are unknown");
        var mode = (flags & ReadOnly) != 0 ? WriteMode.ReadOnly : WriteMode.ReadWrite;
        return new OperationalState(mode, (flags & Draining) != 0, (flags & Frozen) != 0);
    }

    private static void WriteLife(
        EncodingBuffer destination, WorldLifecycle life, WorldLifecycle last, string? displayName, long createdTimeMs)
    {
        destination.WriteVarint((int)life, (int)WorldLifecycle.Provisioned, (int)last, "a stage of life");
        destination.WriteOptionalText(displayName, CommitLimits.NameLengthMax, "a display name");
        destination.WriteZigZag(createdTimeMs);
    }

    private static WorldRow ReadRow(ref ByteReader source)
    {
        var (life, name, createdTimeMs) = ReadLife(ref source, WorldLifecycle.Deleted);
        var state = ReadOperational(ref source);
        var keys = source.ReadVarint(1, long.MaxValue, "a number of keys");
        var age = source.ReadVarint(0, long.MaxValue, "an age of keys");
        return new WorldRow(life, name, createdTimeMs, state, keys, age);
    }

    private static WorldIndexRow ReadIndexRow(ref ByteReader source)
    {
        var (life, name, createdTimeMs) = ReadLife(ref source, WorldLifecycle.Creating);
        var state = ReadOperational(ref source);
        var changedTimeMs = source.ReadZigZag();
        var start = source.Position;
        int flags = source.ReadByte();
        if (flags > (Purged | HasLineage)) ByteReader.Fail(start, "a world's history has flags that are unknown");
        var lineage = (flags & HasLineage) != 0 ? ReadLineage(ref source) : null;
        return new WorldIndexRow(life, name, createdTimeMs, state, changedTimeMs, lineage, (flags & Purged) != 0);
    }

    private static WorldLineage ReadLineage(ref ByteReader source)
    {
        var world = new WorldId(source.ReadVarint(1, long.MaxValue, "a world's number"));
        return new WorldLineage(world, new WorldSeq(source.ReadVarint(1, long.MaxValue, "a sequence number")));
    }

    private static (WorldLifecycle Life, string? Name, long CreatedTimeMs) ReadLife(
        ref ByteReader source, WorldLifecycle last)
    {
        var life = (WorldLifecycle)source.ReadVarint32((int)WorldLifecycle.Provisioned, (int)last, "a stage of life");
        var name = source.ReadOptionalText(CommitLimits.NameLengthMax, "a display name");
        return (life, name, source.ReadZigZag());
    }
}
