using AssetCore.Commits;
using AssetCore.Format.Binary;
using AssetCore.Format.Requests;
using AssetCore.Operations;

namespace AssetCore.Grains.Abstractions.Wire;

/// <summary>A reversal on its way: the trace, a mark, then the commit that it becomes.</summary>
internal sealed class ReverseCallCodec : EnvelopeCodec<ReverseCall>
{
    /// <inheritdoc />
    protected override void Write(EncodingBuffer destination, ReverseCall value)
    {
        TraceWire.Write(destination, value.Trace);
        destination.WriteByte(value.MayChangeSchema ? (byte)1 : (byte)0);
        PreparedCommitWire.Write(destination, PreparedCommit.Create(value.Request.ToCommit()));
    }

    /// <inheritdoc />
    protected override ReverseCall Read(ref ByteReader source, ReadOnlyMemory<byte> body)
    {
        var trace = TraceWire.Read(ref source);
        var mayChangeSchema = source.ReadVarint32(0, 1, "the mark of who may change classes") == 1;
        var start = source.Position;
        var commit = PreparedCommitWire.Read(ref source, body).Request;
        var reverse = commit.Operations is [ReverseCommit only] ? only : null;
        if (reverse is null) ByteReader.Fail(start, "a reversal reverses one commit");
        var request = new ReverseRequest
        {
            CommitId = reverse.CommitId,
            Reason = reverse.Reason,
            ActorId = commit.ActorId,
            IdempotencyKey = commit.IdempotencyKey,
            Metadata = commit.Metadata,
            FirstSentWorldSeq = commit.FirstSentWorldSeq,
            SubjectId = commit.SubjectId,
        };
        return new ReverseCall(request, mayChangeSchema) { Trace = trace };
    }
}
