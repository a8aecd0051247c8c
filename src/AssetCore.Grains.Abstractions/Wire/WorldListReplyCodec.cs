using System.Collections.Immutable;
using AssetCore.Format.Binary;
using AssetCore.Reads;
using AssetCore.Worlds;

namespace AssetCore.Grains.Abstractions.Wire;

/// <summary>A page of worlds, or why there is none.</summary>
internal sealed class WorldListReplyCodec : EnvelopeCodec<WorldListReply>
{
    /// <inheritdoc />
    protected override void Write(EncodingBuffer destination, WorldListReply value)
    {
        RejectionWire.WriteOptional(destination, value.Rejection);
        if (value.Page is not { } page) return;
        destination.WriteVarint(page.Namespaces.Length, 0, ReadLimits.PageMax, "the number of worlds");
        foreach (var item in page.Namespaces) WorldItemWire.Write(destination, item);
        destination.WriteOptionalText(page.NextCursor, WireLimits.CursorLengthMax, "a cursor");
        destination.WriteByte(page.HasMore ? (byte)1 : (byte)0);
    }

    /// <inheritdoc />
    protected override WorldListReply Read(ref ByteReader source, ReadOnlyMemory<byte> body)
    {
        if (RejectionWire.ReadOptional(ref source) is { } rejection) return new WorldListReply(null, rejection);
        var items = ImmutableArray.CreateBuilder<WorldItem>(
            source.ReadVarint32(0, ReadLimits.PageMax, "the number of worlds"));
        for (var count = items.Capacity; count > 0; count--) items.Add(WorldItemWire.Read(ref source));
        var cursor = source.ReadOptionalText(WireLimits.CursorLengthMax, "a cursor");
        return new WorldListReply(new WorldPage(items.MoveToImmutable(), cursor, source.ReadByte() != 0), null);
    }
}
