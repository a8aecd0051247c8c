using System.Text.Json;
using AssetCore.Format.Binary;
using AssetCore.Format.Json;
using AssetCore.Reads;

namespace AssetCore.Grains.Abstractions.Wire;

/// <summary>
/// An answer: the query it answers, without its arguments, and the contract's JSON; or 0 and a refusal. Answers cross
/// only between a client and its projection, so they need no encoding of their own.
/// </summary>
internal sealed class QueryReplyCodec : EnvelopeCodec<QueryReply>
{
    /// <inheritdoc />
    protected override void Write(EncodingBuffer destination, QueryReply value)
    {
        if (value.Outcome.Answer is not { } answer)
        {
            destination.WriteByte((byte)QueryTag.None);
            RejectionWire.Write(destination, value.Outcome.Rejection!);
            return;
        }

        destination.WriteByte((byte)AnswerTags.Of(answer));
        var json = new System.Buffers.ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(json)) AnswerJson.Write(writer, answer);
        destination.WriteBlob(json.WrittenSpan);
    }

    /// <inheritdoc />
    protected override QueryReply Read(ref ByteReader source, ReadOnlyMemory<byte> body)
    {
        var start = source.Position;
        var tag = (QueryTag)source.ReadByte();
        if (tag == QueryTag.None) return new QueryReply(QueryOutcome.Refused(RejectionWire.Read(ref source)));
        if (AnswerTags.QueryOf(tag) is not { } query) throw new Format.FormatFaultException(start, "this is no answer");
        var length = source.ReadBlob(WireLimits.AnswerBytesMax, "an answer").Length;
        return new QueryReply(
            QueryOutcome.Answered(AnswerJson.Read(query, body.Slice(source.Position - length, length))));
    }
}
