using AssetCore.Format.Binary;
using AssetCore.Ids;
using AssetCore.Worlds;

namespace AssetCore.Grains.Abstractions.Wire;

/// <summary>A question to the index of worlds.</summary>
internal sealed class WorldListCallCodec : EnvelopeCodec<WorldListCall>
{
    /// <inheritdoc />
    protected override void Write(EncodingBuffer destination, WorldListCall value)
    {
        OptionalWire.Write(destination, value.Only?.Value);
        OptionalWire.Write(destination, (long?)value.Lifecycle);
        OptionalWire.Write(destination, (long?)value.WriteMode);
        destination.WriteByte(value.IncludeDeleted ? (byte)1 : (byte)0);
        destination.WriteOptionalText(value.Cursor, WireLimits.CursorLengthMax, "a cursor");
        destination.WriteZigZag(value.Limit);
    }

    /// <inheritdoc />
    protected override WorldListCall Read(ref ByteReader source, ReadOnlyMemory<byte> body)
    {
        var only = OptionalWire.ReadNumber(ref source, long.MaxValue - 1, "a world");
        var lifecycle = (WorldLifecycle?)OptionalWire.ReadNumber(ref source, byte.MaxValue, "a stage of life");
        var mode = (WriteMode?)OptionalWire.ReadNumber(ref source, byte.MaxValue, "a write mode");
        var includesDeleted = source.ReadByte() != 0;
        var cursor = source.ReadOptionalText(WireLimits.CursorLengthMax, "a cursor");
        return new WorldListCall(
            only is { } world ? new WorldId(world) : null,
            lifecycle,
            mode,
            includesDeleted,
            cursor,
            QueryFields.Number(ref source));
    }
}
