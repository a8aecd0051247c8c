using AssetCore.Format.Binary;
using AssetCore.Ids;
using AssetCore.Reads;
using AssetCore.Worlds;

namespace AssetCore.Grains.Abstractions.Wire;

/// <summary>A question to the index of worlds.</summary>
internal sealed class WorldListCallCodec : EnvelopeCodec<WorldListCall>
{
    /// <inheritdoc />
    protected override void Write(EncodingBuffer destination, WorldListCall value)
    {
        destination.WriteVarint(value.Only is { } only ? only.Value + 1 : 0);
        destination.WriteVarint(value.Lifecycle is { } lifecycle ? (long)lifecycle + 1 : 0);
        destination.WriteOptionalText(value.Cursor, WireLimits.CursorLengthMax, "a cursor");
        destination.WriteVarint(value.Limit, 1, ReadLimits.PageMax, "a limit");
    }

    /// <inheritdoc />
    protected override WorldListCall Read(ref ByteReader source, ReadOnlyMemory<byte> body)
    {
        var only = source.ReadVarint(0, long.MaxValue, "a world");
        var lifecycle = source.ReadVarint32(0, byte.MaxValue + 1, "a stage of life");
        var cursor = source.ReadOptionalText(WireLimits.CursorLengthMax, "a cursor");
        return new WorldListCall(
            only == 0 ? null : new WorldId(only - 1),
            lifecycle == 0 ? null : (WorldLifecycle)(lifecycle - 1),
            cursor,
            source.ReadVarint32(1, ReadLimits.PageMax, "a limit"));
    }
}
