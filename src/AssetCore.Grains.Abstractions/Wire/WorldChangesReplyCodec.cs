using System.Collections.Immutable;
using AssetCore.Format.Binary;
using AssetCore.Ids;
using AssetCore.Reads;
using AssetCore.Worlds;

namespace AssetCore.Grains.Abstractions.Wire;

/// <summary>A page of the feed of changes, or why there is none.</summary>
internal sealed class WorldChangesReplyCodec : EnvelopeCodec<WorldChangesReply>
{
    /// <inheritdoc />
    protected override void Write(EncodingBuffer destination, WorldChangesReply value)
    {
        RejectionWire.WriteOptional(destination, value.Rejection);
        if (value.Page is not { } page) return;
        destination.WriteVarint(page.Changes.Length, 0, ReadLimits.PageMax, "the number of changes");
        foreach (var change in page.Changes)
        {
            destination.WriteVarint(change.Seq.Value);
            destination.WriteVarint(change.TimeMs);
            WorldItemWire.Write(destination, change.Namespace);
            destination.WriteText(change.Reason, 0, WireLimits.SentenceLengthMax, "a reason");
        }

        destination.WriteVarint(page.NextSeq.Value);
        destination.WriteByte(page.HasMore ? (byte)1 : (byte)0);
    }

    /// <inheritdoc />
    protected override WorldChangesReply Read(ref ByteReader source, ReadOnlyMemory<byte> body)
    {
        if (RejectionWire.ReadOptional(ref source) is { } rejection) return new WorldChangesReply(null, rejection);
        var changes = ImmutableArray.CreateBuilder<WorldChange>(
            source.ReadVarint32(0, ReadLimits.PageMax, "the number of changes"));
        for (var count = changes.Capacity; count > 0; count--) changes.Add(ReadChange(ref source));
        var next = new WorldSeq(source.ReadVarint(0, long.MaxValue, "a world_seq"));
        return new WorldChangesReply(
            new WorldChangePage(changes.MoveToImmutable(), next, source.ReadByte() != 0), null);
    }

    private static WorldChange ReadChange(ref ByteReader source)
    {
        var seq = new WorldSeq(source.ReadVarint(0, long.MaxValue, "a world_seq"));
        var time = source.ReadVarint(0, long.MaxValue, "a time");
        var item = WorldItemWire.Read(ref source);
        return new WorldChange(seq, time, item, source.ReadText(0, WireLimits.SentenceLengthMax, "a reason"));
    }
}
