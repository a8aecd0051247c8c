using AssetCore.Format.Frames;

namespace AssetCore.Log.Reading;

/// <summary>A durable batch frame that passed every check: lengths, checksums, hashes and chain.</summary>
/// <param name="Header">The decoded header.</param>
/// <param name="Frame">
/// The whole frame, header and payload, as it stands in the log. Immutable and never reused.
/// </param>
public sealed record BatchFrame(FrameHeader Header, ReadOnlyMemory<byte> Frame)
{
    /// <summary>The commits, in the encoding of <c>docs/formats/batch.md</c>.</summary>
    public ReadOnlyMemory<byte> Payload => Frame[FrameHeader.Bytes..];
}
