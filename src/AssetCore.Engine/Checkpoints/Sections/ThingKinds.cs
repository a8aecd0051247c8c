using AssetCore.Engine.State;
using AssetCore.Format.Binary;
using AssetCore.Format.Events;
using AssetCore.Hashes;
using AssetCore.Ids;

namespace AssetCore.Engine.Checkpoints.Sections;

/// <summary>Balances by container number, class number, key.</summary>
internal sealed class BalanceKind(MergeNames names) : SectionKind<BalanceKey, BalanceRow>
{
    private CaughtEvent _caught;

    public override int Compare(BalanceKey left, BalanceKey right) => left.CompareTo(right);

    public override (BalanceKey Cell, BalanceRow Row) Read(ref ByteReader source)
    {
        SectionRows.Read(ref source, ref _caught, EventKind.BalanceSet);
        ref readonly var change = ref _caught.Balance;
        if (!Exists(change.After)) source.Fail("a row of a checkpoint exists");
        return (new BalanceKey(change.Container, change.Class, change.Key), change.After);
    }

    public override void Write(EncodingBuffer destination, BalanceKey cell, BalanceRow row) =>
        EventCodec.Write(destination, SectionRows.ToEvent(cell, row));

    public override bool Exists(BalanceRow row) => row != default;

    public override (Hash128 Content, Hash128 Internal) Hash(BalanceKey cell, BalanceRow row) =>
        (RowHashes.Balance(names.OfContainer(cell.Container), names.OfClass(cell.Class), cell.KeyWord, row),
            Hash128.Zero);
}

/// <summary>Stacks by number.</summary>
internal sealed class StackKind(MergeNames names) : SectionKind<long, StackRow?>
{
    private CaughtEvent _caught;

    public override (long Cell, StackRow? Row) Read(ref ByteReader source)
    {
        SectionRows.Read(ref source, ref _caught, EventKind.StackSet);
        return (_caught.Stack.Stack.Value, SectionRows.Present(_caught.Stack.After, source));
    }

    public override void Write(EncodingBuffer destination, long cell, StackRow? row) =>
        EventCodec.Write(destination, new StackSet(new StackId(cell), row, null));

    public override (Hash128 Content, Hash128 Internal) Hash(long cell, StackRow? row)
    {
        var (container, @class) = (names.OfContainer(row!.Container.Value), names.OfClass(row.Class.Value));
        return (RowHashes.Stack(new StackId(cell), StackCell.Of(row), container, @class), Hash128.Zero);
    }
}

/// <summary>Instances by number.</summary>
internal sealed class InstanceKind(MergeNames names) : SectionKind<long, InstanceRow?>
{
    private CaughtEvent _caught;

    public override (long Cell, InstanceRow? Row) Read(ref ByteReader source)
    {
        SectionRows.Read(ref source, ref _caught, EventKind.InstanceSet);
        return (_caught.Instance.Instance.Value, SectionRows.Present(_caught.Instance.After, source));
    }

    public override void Write(EncodingBuffer destination, long cell, InstanceRow? row) =>
        EventCodec.Write(destination, new InstanceSet(new InstanceId(cell), row, null));

    public override (Hash128 Content, Hash128 Internal) Hash(long cell, InstanceRow? row)
    {
        var container = TailCells.PlaceOf(row) is { } place ? names.OfContainer(place.Value) : Hash128.Zero;
        var @class = names.OfClass(row!.Class.Value);
        return (RowHashes.Instance(new InstanceId(cell), InstanceCell.Of(row), container, @class), Hash128.Zero);
    }
}

/// <summary>Open holds by id.</summary>
internal sealed class HoldKind(MergeNames names) : SectionKind<string, HoldRow?>
{
    private CaughtEvent _caught;

    public override int Compare(string left, string right) => string.CompareOrdinal(left, right);

    public override (string Cell, HoldRow? Row) Read(ref ByteReader source)
    {
        SectionRows.Read(ref source, ref _caught, EventKind.HoldSet);
        return (_caught.Hold.Hold.Value, SectionRows.Present(_caught.Hold.After, source));
    }

    public override void Write(EncodingBuffer destination, string cell, HoldRow? row) =>
        EventCodec.Write(destination, new HoldSet(new HoldId(cell), row, null));

    public override (Hash128 Content, Hash128 Internal) Hash(string cell, HoldRow? row)
    {
        var (container, @class) = (names.OfContainer(row!.Container.Value), names.OfClass(row.Class.Value));
        return (RowHashes.Hold(new HoldId(cell), row, container, @class), Hash128.Zero);
    }
}

/// <summary>Marks of reversed commits.</summary>
internal sealed class ReversalKind : SectionKind<long, WorldSeq?>
{
    private CaughtEvent _caught;

    public override (long Cell, WorldSeq? Row) Read(ref ByteReader source)
    {
        SectionRows.Read(ref source, ref _caught, EventKind.ReversalSet);
        if (_caught.Reversal.After is null) source.Fail("a row of a checkpoint exists");
        return (_caught.Reversal.Commit.Value, _caught.Reversal.After);
    }

    public override void Write(EncodingBuffer destination, long cell, WorldSeq? row) =>
        EventCodec.Write(destination, new ReversalSet(new WorldSeq(cell), row, null));

    public override (Hash128 Content, Hash128 Internal) Hash(long cell, WorldSeq? row) =>
        (Hash128.Zero, RowHashes.Reversal(new ReversalEntry(cell, row!.Value.Value)));
}
