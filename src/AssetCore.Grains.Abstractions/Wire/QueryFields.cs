using AssetCore.Containers;
using AssetCore.Format.Binary;
using AssetCore.Ids;
using AssetCore.Reads;

namespace AssetCore.Grains.Abstractions.Wire;

/// <summary>The members that queries are made of, each written and read in one place.</summary>
internal static class QueryFields
{
    private const byte Span = 1;
    private const byte Rectangle = 2;

    public static void Id(EncodingBuffer to, string id) => to.WriteText(id, 0, ExternalId.LengthMax, "an id");

    public static ContainerId Container(ref ByteReader from) => new(from.ReadText(0, ExternalId.LengthMax, "an id"));

    public static ClassId Class(ref ByteReader from) => new(from.ReadText(0, ExternalId.LengthMax, "an id"));

    public static HoldId Hold(ref ByteReader from) => new(from.ReadText(0, ExternalId.LengthMax, "an id"));

    public static void OptionalId(EncodingBuffer to, ContainerId? id) =>
        to.WriteOptionalText(id?.Value, ExternalId.LengthMax, "an id");

    public static ContainerId? OptionalContainer(ref ByteReader from) =>
        from.ReadOptionalText(ExternalId.LengthMax, "an id") is { } id ? new ContainerId(id) : null;

    public static WorldSeq Seq(ref ByteReader from) => new(from.ReadVarint(0, long.MaxValue, "a world_seq"));

    /// <summary>Where a page begins and how long it may be.</summary>
    public static void Page(EncodingBuffer to, string? cursor, int limit)
    {
        to.WriteOptionalText(cursor, WireLimits.CursorLengthMax, "a cursor");
        to.WriteZigZag(limit);
    }

    public static string? Cursor(ref ByteReader from) => from.ReadOptionalText(WireLimits.CursorLengthMax, "a cursor");

    /// <summary>A number that was written as a zigzag varint; whether it makes sense is the world's to say.</summary>
    public static int Number(ref ByteReader from)
    {
        var number = from.ReadZigZag();
        if (number is < int.MinValue or > int.MaxValue) from.Fail("a number has more than 32 bits");
        return (int)number;
    }

    public static void Kind(EncodingBuffer to, ContainerType? kind) => OptionalWire.Write(to, (long?)kind);

    public static ContainerType? Kind(ref ByteReader from) =>
        (ContainerType?)OptionalWire.ReadNumber(ref from, byte.MaxValue, "a kind");

    public static void Region(EncodingBuffer to, GridRegion? region)
    {
        to.WriteByte(region is null ? (byte)0 : (byte)1);
        if (region is not { } r) return;
        to.WriteZigZag(r.X);
        to.WriteZigZag(r.Y);
        to.WriteZigZag(r.Width);
        to.WriteZigZag(r.Height);
    }

    public static GridRegion? Region(ref ByteReader from) =>
        from.ReadVarint32(0, 1, "a mark of presence") == 0
            ? null
            : new GridRegion(Number(ref from), Number(ref from), Number(ref from), Number(ref from));

    public static void Probe(EncodingBuffer to, OverlapProbe probe)
    {
        switch (probe)
        {
            case OverlapProbe.Span span:
                to.WriteByte(Span);
                to.WriteZigZag(span.CenterX);
                to.WriteZigZag(span.Length);
                break;
            case OverlapProbe.Rectangle rectangle:
                to.WriteByte(Rectangle);
                to.WriteZigZag(rectangle.CenterX);
                to.WriteZigZag(rectangle.CenterY);
                to.WriteZigZag(rectangle.Width);
                to.WriteZigZag(rectangle.Height);
                to.WriteZigZag(rectangle.RotationMillideg);
                break;
            default:
                throw new ArgumentException($"{probe.GetType().Name} has no encoding.", nameof(probe));
        }
    }

    public static OverlapProbe Probe(ref ByteReader from) =>
        from.ReadVarint32(Span, Rectangle, "a kind of outline") == Span
            ? new OverlapProbe.Span(from.ReadZigZag(), from.ReadZigZag())
            : new OverlapProbe.Rectangle(
                from.ReadZigZag(), from.ReadZigZag(), from.ReadZigZag(), from.ReadZigZag(), Number(ref from));
}
