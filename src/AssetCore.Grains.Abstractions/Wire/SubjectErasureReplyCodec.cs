using AssetCore.Format.Binary;
using AssetCore.Ids;
using AssetCore.Subjects;

namespace AssetCore.Grains.Abstractions.Wire;

/// <summary>What became of an erasure: a mark, the erasure if there is one, then the refusal if there is one.</summary>
internal sealed class SubjectErasureReplyCodec : EnvelopeCodec<SubjectErasureReply>
{
    /// <inheritdoc />
    protected override void Write(EncodingBuffer destination, SubjectErasureReply value)
    {
        destination.WriteByte(value.Erasure is null ? (byte)0 : (byte)1);
        if (value.Erasure is { } erasure)
        {
            destination.WriteVarint(erasure.World.Value);
            destination.WriteText(erasure.Subject.Value, 1, ExternalId.LengthMax, "a subject id");
            destination.WriteVarint(erasure.WorldSeq.Value);
            destination.WriteVarint(erasure.TimeMs);
            destination.WriteByte(erasure.IsRepeat ? (byte)1 : (byte)0);
        }

        RejectionWire.WriteOptional(destination, value.Rejection);
    }

    /// <inheritdoc />
    protected override SubjectErasureReply Read(ref ByteReader source, ReadOnlyMemory<byte> body)
    {
        var erasure = source.ReadVarint32(0, 1, "a mark of presence") == 0 ? null : ReadErasure(ref source);
        return new SubjectErasureReply(erasure, RejectionWire.ReadOptional(ref source));
    }

    private static SubjectErasure ReadErasure(ref ByteReader source)
    {
        var world = new WorldId(source.ReadVarint(1, long.MaxValue, "a world"));
        var subject = new SubjectId(source.ReadText(1, ExternalId.LengthMax, "a subject id"));
        var worldSeq = new WorldSeq(source.ReadVarint(1, long.MaxValue, "a world_seq"));
        var timeMs = source.ReadVarint(0, long.MaxValue, "a time");
        var isRepeat = source.ReadVarint32(0, 1, "the mark of a repeat") == 1;
        return new SubjectErasure(world, subject, worldSeq, timeMs, isRepeat);
    }
}
