using AssetCore.Format.Batches;
using AssetCore.Format.Frames;

namespace AssetCore.Log.Reading;

/// <summary>A durable batch frame that passed every check: lengths, checksums, hashes and chain.</summary>
/// <param name="Header">The decoded header.</param>
/// <param name="Frame">
/// The whole frame, header and payload, as it stands in the log. Its bytes stay what they are for as long as whoever
/// handed it out says: <see cref="FrameLifetime"/>.
/// </param>
public sealed record BatchFrame(FrameHeader Header, ReadOnlyMemory<byte> Frame)
{
    /// <summary>
    /// The commits, in the encoding of <c>docs/formats/batch.md</c>: as they stand in the frame, or brought to it from
    /// an older version.
    /// </summary>
    public ReadOnlyMemory<byte> Payload { get; } =
        BatchUpcasters.Known.ToPresent(Header, Frame[Math.Min(FrameHeader.Bytes, Frame.Length)..]);

    /// <summary>
    /// The place behind the batch, from which the log can be read on. Every frame that a <see cref="WorldLogReader"/>
    /// or a <see cref="Writing.WorldLog"/> hands out has one; null only for a frame that came another way.
    /// </summary>
    public LogStart? After => Place is { } place
        ? new LogStart(
            place.Segment,
            place.End,
            place.Frames,
            new LogHead(Header.Batch, Header.LastWorldSeq, Header.Epoch, Header.TimeMs, place.Hash),
            Header.Nonce,
            Header.StateHash)
        : null;

    /// <summary>Where the frame ends in its log; null if it did not come from there.</summary>
    internal FramePlace? Place { get; init; }
}
