using AssetCore.Engine.State;
using AssetCore.Format.Binary;
using AssetCore.Format.Events;
using AssetCore.Hashes;
using AssetCore.Ids;

namespace AssetCore.Engine.Checkpoints.Sections;

/// <summary>The world's own row: one cell.</summary>
internal sealed class WorldKind : SectionKind<int, WorldRow?>
{
    private CaughtEvent _caught;

    /// <summary>The row that was read.</summary>
    public WorldRow? Before { get; private set; }

    public override (int Cell, WorldRow? Row) Read(ref ByteReader source)
    {
        SectionRows.Read(ref source, ref _caught, EventKind.WorldSet);
        return (0, Before = SectionRows.Present(_caught.World.After, source));
    }

    public override void Write(EncodingBuffer destination, int cell, WorldRow? row) =>
        EventCodec.Write(destination, new WorldSet(row, null));

    public override (Hash128 Content, Hash128 Internal) Hash(int cell, WorldRow? row) =>
        (Hash128.Zero, RowHashes.World(row!));
}

/// <summary>The index of worlds.</summary>
internal sealed class WorldIndexKind : SectionKind<long, WorldIndexRow?>
{
    private CaughtEvent _caught;

    public override (long Cell, WorldIndexRow? Row) Read(ref ByteReader source)
    {
        SectionRows.Read(ref source, ref _caught, EventKind.WorldIndexSet);
        return (_caught.WorldIndex.World.Value, SectionRows.Present(_caught.WorldIndex.After, source));
    }

    public override void Write(EncodingBuffer destination, long cell, WorldIndexRow? row) =>
        EventCodec.Write(destination, new WorldIndexSet(new WorldId(cell), row, null));

    public override (Hash128 Content, Hash128 Internal) Hash(long cell, WorldIndexRow? row) =>
        (Hash128.Zero, RowHashes.WorldIndex(new WorldId(cell), row!));
}
