using System.Buffers;
using AssetCore.Ids;
using Orleans.Serialization.Buffers;
using Orleans.Serialization.Codecs;
using Orleans.Serialization.WireProtocol;

namespace AssetCore.Grains.Abstractions.Wire;

/// <summary>A sequence number by itself: one varint.</summary>
internal sealed class WorldSeqCodec : IFieldCodec<WorldSeq>
{
    /// <inheritdoc />
    public void WriteField<TBufferWriter>(
        ref Writer<TBufferWriter> writer, uint fieldIdDelta, Type? expectedType, WorldSeq value)
        where TBufferWriter : IBufferWriter<byte>
    {
        ReferenceCodec.MarkValueField(writer.Session);
        writer.WriteFieldHeader(fieldIdDelta, expectedType, typeof(WorldSeq), WireType.VarInt);
        writer.WriteVarUInt64((ulong)value.Value);
    }

    /// <inheritdoc />
    public WorldSeq ReadValue<TInput>(ref Reader<TInput> reader, Field field)
    {
        field.EnsureWireType(WireType.VarInt);
        ReferenceCodec.MarkValueField(reader.Session);
        return new WorldSeq((long)reader.ReadVarUInt64());
    }
}
