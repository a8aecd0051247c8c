using AssetCore.Format.Binary;
using AssetCore.Ids;

namespace AssetCore.Grains.Abstractions.Wire;

/// <summary>
/// A question: the least sequence its answer must reflect, what the asker may see, of when, then the query.
/// </summary>
internal sealed class QueryCallCodec : EnvelopeCodec<QueryCall>
{
    /// <inheritdoc />
    protected override void Write(EncodingBuffer destination, QueryCall value)
    {
        OptionalWire.Write(destination, value.MinWorldSeq?.Value);
        destination.WriteByte(value.SeesDisabled ? (byte)1 : (byte)0);
        OptionalWire.Write(destination, value.AsOf?.Value);
        QueryForms.Write(destination, value.Query);
    }

    /// <inheritdoc />
    protected override QueryCall Read(ref ByteReader source, ReadOnlyMemory<byte> body)
    {
        var seq = OptionalWire.ReadNumber(ref source, long.MaxValue - 1, "a world_seq");
        var seesDisabled = source.ReadByte() != 0;
        var asOf = OptionalWire.ReadNumber(ref source, long.MaxValue - 1, "a world_seq");
        return new QueryCall(
            QueryForms.Read(ref source),
            seq is { } least ? new WorldSeq(least) : null,
            seesDisabled,
            asOf is { } then ? new WorldSeq(then) : null);
    }
}
