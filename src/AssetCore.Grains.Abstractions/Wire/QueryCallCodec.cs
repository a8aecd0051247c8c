using AssetCore.Format.Binary;
using AssetCore.Ids;

namespace AssetCore.Grains.Abstractions.Wire;

/// <summary>A question: the least sequence its answer must reflect, then the query.</summary>
internal sealed class QueryCallCodec : EnvelopeCodec<QueryCall>
{
    /// <inheritdoc />
    protected override void Write(EncodingBuffer destination, QueryCall value)
    {
        destination.WriteVarint(value.MinWorldSeq is { } seq ? seq.Value + 1 : 0);
        QueryWriter.Write(destination, value.Query);
    }

    /// <inheritdoc />
    protected override QueryCall Read(ref ByteReader source, ReadOnlyMemory<byte> body)
    {
        var seq = source.ReadVarint(0, long.MaxValue, "a world_seq");
        return new QueryCall(QueryReader.Read(ref source), seq == 0 ? null : new WorldSeq(seq - 1));
    }
}
