using AssetCore.Commits;
using AssetCore.Format.Binary;
using AssetCore.Format.Requests;
using AssetCore.Hashes;
using AssetCore.Ids;

namespace AssetCore.Grains.Abstractions.Wire;

/// <summary>
/// A commit on the wire: key, first_sent_world_seq, canonical bytes, and for a reversal the commit that it undoes. The
/// digests are taken again on arrival, but that of a sealed request, which goes along.
/// </summary>
internal static class PreparedCommitWire
{
    private const byte Nothing = 0;
    private const byte OfClient = 1;
    private const byte OfWorld = 2;
    private const byte NotRead = 3;

    public static void Write(EncodingBuffer destination, PreparedCommit commit)
    {
        destination.WriteText(
            commit.Request.IdempotencyKey!, 1, CommitLimits.IdempotencyKeyLengthMax, "an idempotency key");
        destination.WriteVarint(commit.Request.FirstSentWorldSeq is { } seen ? seen.Value + 1 : 0);
        destination.WriteBlob(commit.Canonical.Span);
        if (commit.Box is not null) destination.WriteHash128(commit.RequestDigest);
        if (commit.Reversed is { } reversed) Write(destination, reversed);
        else destination.WriteByte(Nothing);
    }

    public static PreparedCommit Read(ref ByteReader source, ReadOnlyMemory<byte> body)
    {
        var key = source.ReadText(1, CommitLimits.IdempotencyKeyLengthMax, "an idempotency key");
        var seen = source.ReadVarint(0, long.MaxValue, "first_sent_world_seq");
        var canonical = ReadBlob(ref source, body, WireLimits.CanonicalBytesMax, "a request");
        Hash128? digest = RequestCodec.IsSealedForm(canonical.Span) ? source.ReadHash128() : null;
        var kind = source.ReadVarint32(Nothing, NotRead, "the mark of a reversed commit");
        var reversed = kind == Nothing ? null : ReadReversed(ref source, body, kind == OfWorld, kind != NotRead);
        return PreparedCommit.Read(canonical, key, seen == 0 ? null : seen - 1, reversed, digest);
    }

    private static void Write(EncodingBuffer destination, ReversedCommit reversed)
    {
        destination.WriteByte(!reversed.IsRead ? NotRead : reversed.IsOfWorld ? OfWorld : OfClient);
        destination.WriteVarint(reversed.Start.Value);
        destination.WriteVarint(reversed.End.Value - reversed.Start.Value);
        destination.WriteBlob(reversed.Events.Span);
    }

    private static ReversedCommit ReadReversed(
        ref ByteReader source, ReadOnlyMemory<byte> body, bool isOfWorld, bool isRead)
    {
        var start = source.ReadVarint(1, long.MaxValue, "a world_seq");
        var end = start + source.ReadVarint(0, long.MaxValue - start, "a count of events");
        var events = ReadBlob(ref source, body, CommitLimits.EncodedBytesMax, "the events of a reversed commit");
        return new ReversedCommit(new WorldSeq(start), new WorldSeq(end), isOfWorld, events) { IsRead = isRead };
    }

    // A view: the envelope owns the bytes.
    private static ReadOnlyMemory<byte> ReadBlob(
        ref ByteReader source, ReadOnlyMemory<byte> body, int bytesMax, string what)
    {
        var length = source.ReadBlob(bytesMax, what).Length;
        return body.Slice(source.Position - length, length);
    }
}
