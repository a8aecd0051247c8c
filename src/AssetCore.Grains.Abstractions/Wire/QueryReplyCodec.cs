using AssetCore.Format.Binary;

namespace AssetCore.Grains.Abstractions.Wire;

internal sealed class QueryReplyCodec : EnvelopeCodec<QueryReply>
{
    /// <inheritdoc />
    protected override void Write(EncodingBuffer destination, QueryReply value) => throw new NotSupportedException();

    /// <inheritdoc />
    protected override QueryReply Read(ref ByteReader source, ReadOnlyMemory<byte> body) => throw new NotSupportedException();
}
