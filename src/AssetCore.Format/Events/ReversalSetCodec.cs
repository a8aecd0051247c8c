using AssetCore.Format.Binary;
using AssetCore.Ids;

namespace AssetCore.Format.Events;

/// <summary>The event of a reversed commit's mark as bytes.</summary>
internal static class ReversalSetCodec
{
    /// <summary>Writes the event.</summary>
    public static void Write(EncodingBuffer destination, in ReversalSet change)
    {
        EventHead.Write(destination, EventKind.ReversalSet, change.After is not null, change.Before is not null);
        WriteSeq(destination, change.Commit);
        if (change.After is { } after) WriteSeq(destination, after);
        if (change.Before is { } before) WriteSeq(destination, before);
    }

    /// <summary>Reads what follows the head.</summary>
    public static ReversalSet Read(ref ByteReader source, int head)
    {
        var commit = ReadSeq(ref source);
        WorldSeq? after = (head & EventHead.HasAfter) != 0 ? ReadSeq(ref source) : null;
        return new ReversalSet(commit, after, (head & EventHead.HasBefore) != 0 ? ReadSeq(ref source) : null);
    }

    private static void WriteSeq(EncodingBuffer destination, WorldSeq seq) =>
        destination.WriteVarint(seq.Value, 1, long.MaxValue, "a sequence number");

    private static WorldSeq ReadSeq(ref ByteReader source) =>
        new(source.ReadVarint(1, long.MaxValue, "a sequence number"));
}
