using System.Buffers;
using AssetCore.Format.Binary;
using Orleans.Serialization.Buffers;
using Orleans.Serialization.Codecs;
using Orleans.Serialization.WireProtocol;

namespace AssetCore.Grains.Abstractions.Wire;

/// <summary>
/// One length-prefixed field that holds an envelope in AssetCore's own encoding; what Orleans adds is the field header
/// and the length. Null is Orleans' null reference. Stateless: any thread.
/// </summary>
internal abstract class EnvelopeCodec<T> : IFieldCodec<T>
    where T : class
{
    /// <inheritdoc />
    public void WriteField<TBufferWriter>(
        ref Writer<TBufferWriter> writer, uint fieldIdDelta, Type? expectedType, T? value)
        where TBufferWriter : IBufferWriter<byte>
    {
        if (value is null)
        {
            ReferenceCodec.WriteNullReference(ref writer, fieldIdDelta);
            return;
        }

        ReferenceCodec.MarkValueField(writer.Session);
        writer.WriteFieldHeader(fieldIdDelta, expectedType, typeof(T), WireType.LengthPrefixed);
        var buffer = WireBuffer.Borrow();
        Write(buffer, value);
        writer.WriteVarUInt32((uint)buffer.Length);
        writer.Write(buffer.Span);
        WireBuffer.Return(buffer);
    }

    /// <inheritdoc />
    public T? ReadValue<TInput>(ref Reader<TInput> reader, Field field)
    {
        if (field.WireType == WireType.Reference) return ReferenceCodec.ReadReference<T, TInput>(ref reader, field);
        field.EnsureWireType(WireType.LengthPrefixed);
        ReferenceCodec.MarkValueField(reader.Session);
        var length = reader.ReadVarUInt32();

        // Before allocating: a length that lies is refused.
        reader.EnsureAvailable(length);
        return Decode(reader.ReadBytes(length));
    }

    /// <summary>Writes the envelope's members.</summary>
    protected abstract void Write(EncodingBuffer destination, T value);

    /// <summary>Reads the envelope's members.</summary>
    /// <param name="source">At the first member.</param>
    /// <param name="body">
    /// All of what <paramref name="source"/> reads, owned by the envelope: it may keep slices.
    /// </param>
    protected abstract T Read(ref ByteReader source, ReadOnlyMemory<byte> body);

    private T Decode(byte[] body)
    {
        var source = new ByteReader(body);
        var value = Read(ref source, body);
        if (!source.IsAtEnd) source.Fail($"{typeof(T).Name} ends before its bytes do");
        return value;
    }
}
