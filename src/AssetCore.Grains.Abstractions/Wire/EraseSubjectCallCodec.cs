using AssetCore.Format.Binary;
using AssetCore.Ids;

namespace AssetCore.Grains.Abstractions.Wire;

/// <summary>A subject's key to be destroyed: the subject, then why.</summary>
internal sealed class EraseSubjectCallCodec : EnvelopeCodec<EraseSubjectCall>
{
    /// <inheritdoc />
    protected override void Write(EncodingBuffer destination, EraseSubjectCall value)
    {
        // As text: a name of the wrong form is refused by the gateway, in words, not by the wire.
        destination.WriteText(value.Subject.Value, 0, WireLimits.SentenceLengthMax, "a subject id");
        destination.WriteText(value.Reason, 0, WireLimits.SentenceLengthMax, "a reason");
    }

    /// <inheritdoc />
    protected override EraseSubjectCall Read(ref ByteReader source, ReadOnlyMemory<byte> body)
    {
        var subject = new SubjectId(source.ReadText(0, WireLimits.SentenceLengthMax, "a subject id"));
        return new EraseSubjectCall(subject, source.ReadText(0, WireLimits.SentenceLengthMax, "a reason"));
    }
}
