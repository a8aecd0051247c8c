using AssetCore.Format.Binary;
using AssetCore.Ids;
using AssetCore.Worlds;

namespace AssetCore.Grains.Abstractions.Wire;

/// <summary>A change of how a world is run.</summary>
internal sealed class ChangeCallCodec : EnvelopeCodec<ChangeCall>
{
    /// <inheritdoc />
    protected override void Write(EncodingBuffer destination, ChangeCall value)
    {
        // Zigzag: a number below 1 is refused by the index of worlds, in words, not by the wire.
        destination.WriteZigZag(value.World.Value);
        OptionalWire.Write(destination, (long?)value.Lifecycle);
        OptionalWire.Write(destination, (long?)value.WriteMode);
        OptionalWire.Write(destination, value.Draining);
        OptionalWire.Write(destination, value.Frozen);
        destination.WriteText(value.Reason, 0, WireLimits.SentenceLengthMax, "a reason");
    }

    /// <inheritdoc />
    protected override ChangeCall Read(ref ByteReader source, ReadOnlyMemory<byte> body)
    {
        var world = new WorldId(source.ReadZigZag());
        var lifecycle = (WorldLifecycle?)OptionalWire.ReadNumber(ref source, byte.MaxValue, "a stage of life");
        var mode = (WriteMode?)OptionalWire.ReadNumber(ref source, byte.MaxValue, "a write mode");
        var draining = OptionalWire.ReadMark(ref source);
        var frozen = OptionalWire.ReadMark(ref source);
        var reason = source.ReadText(0, WireLimits.SentenceLengthMax, "a reason");
        return new ChangeCall(world, lifecycle, mode, draining, frozen, reason);
    }
}
