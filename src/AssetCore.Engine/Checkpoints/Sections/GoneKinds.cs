using AssetCore.Format.Binary;

namespace AssetCore.Engine.Checkpoints.Sections;

/// <summary>Who had container numbers. In no hash.</summary>
internal sealed class GoneContainerKind(MergeNames names) : SectionKind<int, GoneContainer?>
{
    public override (int Cell, GoneContainer? Row) Read(ref ByteReader source)
    {
        var (number, gone) = GoneRow.ReadContainer(ref source);
        names.SeeContainer(number, gone.Id);
        return (number, gone);
    }

    public override void Write(EncodingBuffer destination, int cell, GoneContainer? row) =>
        GoneRow.Write(destination, cell, row!);
}

/// <summary>Who had class numbers. In no hash.</summary>
internal sealed class GoneClassKind(MergeNames names) : SectionKind<int, string?>
{
    public override (int Cell, string? Row) Read(ref ByteReader source)
    {
        var (number, id) = GoneRow.ReadClass(ref source);
        names.SeeClass(number, id);
        return (number, id);
    }

    public override void Write(EncodingBuffer destination, int cell, string? row) =>
        GoneRow.Write(destination, cell, row!);
}
