using AssetCore.Containers;
using AssetCore.Format.Binary;
using AssetCore.Ids;
using AssetCore.Reads;

namespace AssetCore.Grains.Abstractions.Wire;

/// <summary>Reads what <see cref="QueryWriter"/> wrote.</summary>
internal static class QueryReader
{
    public static WorldQuery Read(ref ByteReader from)
    {
        switch ((QueryTag)from.ReadByte())
        {
            case QueryTag.Containers:
                return ReadContainers(ref from);
            case QueryTag.Container:
                return new WorldQuery.Container(Container(ref from));
            case QueryTag.Contents:
                return new WorldQuery.Contents(Container(ref from), Cursor(ref from), Number(ref from));
            case QueryTag.Balances:
                return new WorldQuery.Balances(Container(ref from), Cursor(ref from), Number(ref from));
            case QueryTag.Slots:
                return new WorldQuery.Slots(Container(ref from), Cursor(ref from), Number(ref from));
            case QueryTag.GridCells:
                return new WorldQuery.GridCells(
                    Container(ref from), Region(ref from), Cursor(ref from), Number(ref from));
            case QueryTag.Classes:
                return new WorldQuery.Classes(Cursor(ref from), Number(ref from));
            case QueryTag.Class:
                return new WorldQuery.Class(Class(ref from));
            case QueryTag.ClassShapes:
                return new WorldQuery.ClassShapes(Class(ref from), Cursor(ref from), Number(ref from));
            case QueryTag.Instance:
                return new WorldQuery.Instance(new InstanceId(from.ReadZigZag()));
            case QueryTag.FreshnessOnly:
                return new WorldQuery.FreshnessOnly();
            case QueryTag.Commits:
                return ReadCommits(ref from);
            case QueryTag.Commit:
                var start = new WorldSeq(from.ReadVarint(0, long.MaxValue, "a world_seq"));
                return new WorldQuery.Commit(new CommitId(start, from.ReadFixed64()));
            default:
                from.Fail("this is no query");
                return new WorldQuery.FreshnessOnly();
        }
    }

    private static WorldQuery.Containers ReadContainers(ref ByteReader from)
    {
        var owner = from.ReadOptional32("an owner");
        var kind = from.ReadVarint32(0, byte.MaxValue + 1, "a kind");
        ContainerType? type = kind == 0 ? null : (ContainerType)(kind - 1);
        return new WorldQuery.Containers(owner, type, Cursor(ref from), Number(ref from));
    }

    private static WorldQuery.Commits ReadCommits(ref ByteReader from)
    {
        var seq = new WorldSeq(from.ReadVarint(0, long.MaxValue, "a world_seq"));
        var container = from.ReadOptionalText(ExternalId.LengthMax, "an id");
        return new WorldQuery.Commits(seq, container is null ? null : new ContainerId(container), Number(ref from));
    }

    private static ContainerId Container(ref ByteReader from) => new(from.ReadText(0, ExternalId.LengthMax, "an id"));

    private static ClassId Class(ref ByteReader from) => new(from.ReadText(0, ExternalId.LengthMax, "an id"));

    private static string? Cursor(ref ByteReader from) => from.ReadOptionalText(WireLimits.CursorLengthMax, "a cursor");

    private static int Number(ref ByteReader from)
    {
        var number = from.ReadZigZag();
        if (number is < int.MinValue or > int.MaxValue) from.Fail("a number has more than 32 bits");
        return (int)number;
    }

    private static GridRegion? Region(ref ByteReader from) =>
        from.ReadVarint32(0, 1, "a mark of presence") == 0
            ? null
            : new GridRegion(Number(ref from), Number(ref from), Number(ref from), Number(ref from));
}
