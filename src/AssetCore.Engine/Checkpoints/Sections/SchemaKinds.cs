using AssetCore.Containers;
using AssetCore.Engine.State;
using AssetCore.Format.Binary;
using AssetCore.Format.Events;
using AssetCore.Hashes;

namespace AssetCore.Engine.Checkpoints.Sections;

/// <summary>Containers by number.</summary>
internal sealed class ContainerKindOfRows(MergeNames names) : SectionKind<int, ContainerRow?>
{
    private CaughtEvent _caught;

    public override (int Cell, ContainerRow? Row) Read(ref ByteReader source)
    {
        SectionRows.Read(ref source, ref _caught, EventKind.ContainerSet);
        var row = SectionRows.Present(_caught.Container.After, source);
        names.SeeContainer(_caught.Container.Container.Value, row.Id.Value);
        return (_caught.Container.Container.Value, row);
    }

    public override void Write(EncodingBuffer destination, int cell, ContainerRow? row) =>
        EventCodec.Write(destination, new ContainerSet(new ContainerIndex(cell), row, null));

    public override (Hash128 Content, Hash128 Internal) Hash(int cell, ContainerRow? row)
    {
        var name = RowHashes.OfName(row!.Id.Value);
        return (RowHashes.Container(name, row), RowHashes.ContainerNumber(new ContainerIndex(cell), name));
    }
}

/// <summary>Classes by number.</summary>
internal sealed class ClassKind(MergeNames names) : SectionKind<int, ClassRow?>
{
    private CaughtEvent _caught;

    public override (int Cell, ClassRow? Row) Read(ref ByteReader source)
    {
        SectionRows.Read(ref source, ref _caught, EventKind.ClassSet);
        var row = SectionRows.Present(_caught.Class.After, source);
        names.SeeClass(_caught.Class.Class.Value, row.Id.Value);
        return (_caught.Class.Class.Value, row);
    }

    public override void Write(EncodingBuffer destination, int cell, ClassRow? row) =>
        EventCodec.Write(destination, new ClassSet(new ClassIndex(cell), row, null));

    public override (Hash128 Content, Hash128 Internal) Hash(int cell, ClassRow? row)
    {
        var name = RowHashes.OfName(row!.Id.Value);
        return (RowHashes.Class(name, row), RowHashes.ClassNumber(new ClassIndex(cell), name));
    }
}

/// <summary>Shapes by class and key.</summary>
internal sealed class ShapeKind(MergeNames names) : SectionKind<VariantCell, Shape?>
{
    private CaughtEvent _caught;

    public override (VariantCell Cell, Shape? Row) Read(ref ByteReader source)
    {
        SectionRows.Read(ref source, ref _caught, EventKind.ShapeSet);
        if (_caught.Shape.After is null) source.Fail("a row of a checkpoint exists");
        return (new(_caught.Shape.Class.Value, BalanceKey.ToWord(_caught.Shape.Key)), _caught.Shape.After);
    }

    public override void Write(EncodingBuffer destination, VariantCell cell, Shape? row) =>
        EventCodec.Write(
            destination, new ShapeSet(new ClassIndex(cell.Class), BalanceKey.FromWord(cell.KeyWord), row, null));

    public override (Hash128 Content, Hash128 Internal) Hash(VariantCell cell, Shape? row) =>
        (RowHashes.Shape(names.OfClass(cell.Class), new ShapeEntry(cell.KeyWord, row!.Value)), Hash128.Zero);
}

/// <summary>Extents by class and key.</summary>
internal sealed class ExtentKind(MergeNames names) : SectionKind<VariantCell, Extent?>
{
    private CaughtEvent _caught;

    public override (VariantCell Cell, Extent? Row) Read(ref ByteReader source)
    {
        SectionRows.Read(ref source, ref _caught, EventKind.ExtentSet);
        if (_caught.Extent.After is null) source.Fail("a row of a checkpoint exists");
        return (new(_caught.Extent.Class.Value, BalanceKey.ToWord(_caught.Extent.Key)), _caught.Extent.After);
    }

    public override void Write(EncodingBuffer destination, VariantCell cell, Extent? row) =>
        EventCodec.Write(
            destination, new ExtentSet(new ClassIndex(cell.Class), BalanceKey.FromWord(cell.KeyWord), row, null));

    public override (Hash128 Content, Hash128 Internal) Hash(VariantCell cell, Extent? row) =>
        (RowHashes.Extent(names.OfClass(cell.Class), new ExtentEntry(cell.KeyWord, row!.Value)), Hash128.Zero);
}
