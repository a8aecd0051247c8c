using AssetCore.Format.Binary;
using AssetCore.Ids;

namespace AssetCore.Format.Events;

/// <summary>The events of holds and of reversals as bytes.</summary>
internal static class HoldSetCodec
{
    /// <summary>Writes the event.</summary>
    public static void Write(EncodingBuffer destination, in HoldSet change)
    {
        EventHead.Write(destination, EventKind.HoldSet, change.After is not null, change.Before is not null);
        ExternalIdCodec.Write(destination, change.Hold.Value);
        if (change.After is { } after) WriteRow(destination, after);
        if (change.Before is { } before) WriteRow(destination, before);
    }

    /// <summary>Reads what follows the head.</summary>
    public static HoldSet Read(ref ByteReader source, int head)
    {
        var hold = new HoldId(ExternalIdCodec.Read(ref source));
        var after = (head & EventHead.HasAfter) != 0 ? ReadRow(ref source) : null;
        return new HoldSet(hold, after, (head & EventHead.HasBefore) != 0 ? ReadRow(ref source) : null);
    }

    private static void WriteRow(EncodingBuffer destination, HoldRow row)
    {
        destination.WriteVarint(row.Container.Value);
        destination.WriteVarint(row.Class.Value);
        destination.WriteOptional(row.Key);
        destination.WriteVarint(row.Quantity, 1, long.MaxValue, "a held quantity");
        OptionalNumber.Write(destination, row.ExpiresAtWorldSeq?.Value, "an expiry");
        OptionalNumber.Write(destination, row.ExpiresAtMs, "an expiry");
    }

    private static HoldRow ReadRow(ref ByteReader source)
    {
        var container = DenseNumber.ReadContainer(ref source);
        var @class = DenseNumber.ReadClass(ref source);
        var key = source.ReadOptional32("a key");
        var quantity = source.ReadVarint(1, long.MaxValue, "a held quantity");
        WorldSeq? worldSeq = OptionalNumber.Read(ref source, "an expiry") is { } seq ? new WorldSeq(seq) : null;
        return new HoldRow(container, @class, key, quantity, worldSeq, OptionalNumber.Read(ref source, "an expiry"));
    }
}
