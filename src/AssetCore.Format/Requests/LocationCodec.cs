using AssetCore.Containers;
using AssetCore.Format.Binary;
using AssetCore.Operations;

namespace AssetCore.Format.Requests;

/// <summary>Locations as bytes: their kind, the container, and the members of the kind.</summary>
internal static class LocationCodec
{
    private const byte None = 0;
    private const byte Balance = 1;
    private const byte GridCell = 2;
    private const byte Slot = 3;
    private const byte Line = 4;
    private const byte Plane = 5;

    /// <summary>Writes a location, or null as the kind 0.</summary>
    public static void Write(ref RequestWriter destination, Location? location)
    {
        var bytes = destination.Bytes;
        switch (location)
        {
            case null: bytes.WriteByte(None); break;
            case Location.Balance balance: WriteKind(ref destination, Balance, balance); break;
            case Location.GridCell cell:
                WriteKind(ref destination, GridCell, cell);
                bytes.WriteZigZag(cell.Position);
                WriteRotation(bytes, cell.Rotation);
                break;
            case Location.Slot slot:
                WriteKind(ref destination, Slot, slot);
                bytes.WriteZigZag(slot.SlotIndex);
                break;
            case Location.Line line:
                WriteKind(ref destination, Line, line);
                bytes.WriteZigZag(line.X);
                break;
            case Location.Plane plane:
                WriteKind(ref destination, Plane, plane);
                bytes.WriteZigZag(plane.X);
                bytes.WriteZigZag(plane.Y);
                WriteTurn(bytes, plane.RotationMillideg);
                break;
            default: throw new ArgumentException("A location has no encoding.", nameof(location));
        }
    }

    /// <summary>Reads a location that must be there.</summary>
    /// <exception cref="FormatFaultException">There is none, or it is unknown.</exception>
    public static Location Read(ref RequestReader source)
    {
        var start = source.Bytes.Position;
        var location = ReadOptional(ref source);
        if (location is null) ByteReader.Fail(start, "a location is needed and there is none");
        return location;
    }

    /// <summary>Reads a location or null.</summary>
    /// <exception cref="FormatFaultException">It is unknown.</exception>
    public static Location? ReadOptional(ref RequestReader source)
    {
        var start = source.Bytes.Position;
        var kind = source.Bytes.ReadByte();
        if (kind == None) return null;
        if (kind > Plane) ByteReader.Fail(start, $"location kind {kind} is unknown: the bytes are of a newer format");
        var container = source.ReadContainer();
        switch (kind)
        {
            case Balance: return new Location.Balance(container);
            case GridCell:
                var position = source.Bytes.ReadZigZag();
                return new Location.GridCell(container, position, ReadRotation(ref source.Bytes));
            case Slot: return new Location.Slot(container, source.Bytes.ReadZigZag());
            case Line: return new Location.Line(container, source.Bytes.ReadZigZag());
            default:
                var (x, y) = (source.Bytes.ReadZigZag(), source.Bytes.ReadZigZag());
                return new Location.Plane(container, x, y, ReadTurn(ref source.Bytes));
        }
    }

    private static void WriteKind(ref RequestWriter destination, byte kind, Location location)
    {
        destination.Bytes.WriteByte(kind);
        destination.Write(location.Container);
    }

    private static void WriteRotation(EncodingBuffer bytes, Rotation? rotation)
    {
        if (rotation is { } turn)
            bytes.WriteVarint((int)turn + 1, 1, (int)Rotation.Cw270 + 1, "a rotation");
        else
            bytes.WriteByte(0);
    }

    private static Rotation? ReadRotation(ref ByteReader bytes) =>
        bytes.ReadVarint32(0, (int)Rotation.Cw270 + 1, "a rotation") is > 0 and var following
            ? (Rotation)(following - 1)
            : null;

    private static void WriteTurn(EncodingBuffer bytes, long? millideg)
    {
        bytes.WriteByte(millideg is null ? (byte)0 : (byte)1);
        if (millideg is { } turn) bytes.WriteZigZag(turn);
    }

    private static long? ReadTurn(ref ByteReader bytes) =>
        bytes.ReadVarint32(0, 1, "whether there is a rotation") == 1 ? bytes.ReadZigZag() : null;
}
