using AssetCore.Containers;
using AssetCore.Format.Binary;
using AssetCore.Quantities;

namespace AssetCore.Format.Values;

/// <summary>Kinds of containers as bytes: the type, then its members (<c>docs/formats/primitives.md</c>).</summary>
internal static class ContainerKindCodec
{
    /// <summary>Writes a kind.</summary>
    /// <exception cref="ArgumentException">The kind is impossible.</exception>
    public static void Write(EncodingBuffer destination, ContainerKind kind)
    {
        if (!IsPossible(kind))
            throw new ArgumentException($"No {kind.Type} container can be of this kind.", nameof(kind));
        destination.WriteByte((byte)kind.Type);
        switch (kind)
        {
            case ContainerKind.Balance balance: ScaleCodec.WriteDecimals(destination, balance.Scale); break;
            case ContainerKind.Slots slots: destination.WriteVarint(slots.Count); break;
            case ContainerKind.Grid grid:
                destination.WriteVarint(grid.Capacity);
                destination.WriteVarint(grid.GridWidth ?? 0);
                break;
            case ContainerKind.Line line:
                destination.WriteZigZag(line.MinX);
                destination.WriteZigZag(line.MaxX);
                WriteSpace(destination, line.Scale, line.BucketCellSize);
                break;
            case ContainerKind.Plane plane:
                destination.WriteZigZag(plane.MinX);
                destination.WriteZigZag(plane.MinY);
                destination.WriteZigZag(plane.MaxX);
                destination.WriteZigZag(plane.MaxY);
                WriteSpace(destination, plane.Scale, plane.BucketCellSize);
                break;
        }
    }

    /// <summary>Reads a kind.</summary>
    /// <exception cref="FormatFaultException">It is unknown or impossible.</exception>
    public static ContainerKind Read(ref ByteReader source)
    {
        var start = source.Position;
        var kind = ReadMembers(ref source, (ContainerType)source.ReadByte(), start);
        if (!IsPossible(kind)) ByteReader.Fail(start, "no container can be of this kind");
        return kind;
    }

    private static ContainerKind ReadMembers(ref ByteReader source, ContainerType type, int start)
    {
        switch (type)
        {
            case ContainerType.Balance: return new ContainerKind.Balance(ScaleCodec.ReadDecimals(ref source));
            case ContainerType.Slots: return new ContainerKind.Slots(ReadPlaces(ref source, 1));
            case ContainerType.Grid:
                var capacity = ReadPlaces(ref source, 1);
                return new ContainerKind.Grid(capacity, ReadPlaces(ref source, 0) is > 0 and var width ? width : null);
            case ContainerType.Line:
                var (minX, maxX) = (source.ReadZigZag(), source.ReadZigZag());
                return new ContainerKind.Line(minX, maxX, ReadScale(ref source), ReadBucket(ref source));
            case ContainerType.Plane:
                var (left, low) = (source.ReadZigZag(), source.ReadZigZag());
                var (right, high) = (source.ReadZigZag(), source.ReadZigZag());
                return new ContainerKind.Plane(left, low, right, high, ReadScale(ref source), ReadBucket(ref source));
            default:
                ByteReader.Fail(start, $"container type {(byte)type} is unknown: the bytes are of a newer format");
                return null;
        }
    }

    private static bool IsPossible(ContainerKind kind) => kind switch
    {
        ContainerKind.Balance balance => balance.Scale.IsBalanceScale,
        ContainerKind.Slots slots => IsPlaces(slots.Count),
        ContainerKind.Grid { GridWidth: null } line => IsPlaces(line.Capacity),
        ContainerKind.Grid { GridWidth: { } width } grid =>
            IsPlaces(grid.Capacity) && width >= 1 && grid.Capacity % width == 0,
        ContainerKind.Line line => line.MinX < line.MaxX && IsSpace(line.Scale, line.BucketCellSize),
        ContainerKind.Plane plane =>
            plane.MinX < plane.MaxX && plane.MinY < plane.MaxY && IsSpace(plane.Scale, plane.BucketCellSize),
        _ => false,
    };

    private static bool IsPlaces(int count) => count is >= 1 and <= ContainerKind.PlacesMax;

    private static bool IsSpace(Scale scale, long? bucketCellSize) =>
        scale.UnitsPerOne >= 1 && bucketCellSize is not < 1;

    private static void WriteSpace(EncodingBuffer destination, Scale scale, long? bucketCellSize)
    {
        destination.WriteVarint(scale.UnitsPerOne);
        destination.WriteVarint(bucketCellSize ?? 0);
    }

    private static int ReadPlaces(ref ByteReader source, int min) =>
        source.ReadVarint32(min, ContainerKind.PlacesMax, "a number of places");

    private static Scale ReadScale(ref ByteReader source) => new(source.ReadVarint(1, long.MaxValue, "a scale"));

    private static long? ReadBucket(ref ByteReader source) =>
        source.ReadVarint(0, long.MaxValue, "a bucket_cell_size") is > 0 and var size ? size : null;
}
