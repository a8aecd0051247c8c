using System.Buffers;
using AssetCore.Engine.State;
using AssetCore.Format;

namespace AssetCore.Engine.Replay;

/// <summary>
/// A whole state as bytes, in canonical order: <c>docs/formats/image.md</c>. Equal states have equal images, however
/// they came about. It holds what a replica holds: not the table of idempotency keys, only their sum.
/// </summary>
public static class StateImage
{
    /// <summary>The first bytes of an image: <c>ACSI</c>.</summary>
    internal static ReadOnlySpan<byte> Magic => "ACSI"u8;

    /// <summary>The version of the format that is written and read.</summary>
    internal const byte Version = 1;

    /// <summary>
    /// Writes a state. Nobody may change it meanwhile. Takes memory for the balances of one container and for one chunk
    /// of events at a time.
    /// </summary>
    /// <param name="state">The state, between two batches.</param>
    /// <param name="destination">Where the bytes go.</param>
    public static void Write(WorldState state, IBufferWriter<byte> destination)
    {
        using var writer = new StateImageWriter(state, destination);
        writer.Write();
    }

    /// <summary>Reads a state back; its hashes are those that it had.</summary>
    /// <param name="image">A whole image.</param>
    /// <exception cref="FormatFaultException">The bytes are not an image, or a byte of it has changed.</exception>
    public static WorldState Read(ReadOnlySpan<byte> image) => StateImageReader.Read(image);
}
