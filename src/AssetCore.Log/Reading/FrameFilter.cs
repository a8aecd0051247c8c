using AssetCore.Format.Frames;
using AssetCore.Ids;

namespace AssetCore.Log.Reading;

/// <summary>
/// Which frames are wanted. The others are passed by their headers alone, without hashing their payloads.
/// </summary>
/// <param name="FromBatch">Batches below this one are not wanted.</param>
/// <param name="FromWorldSeq">Batches that end below this sequence number are not wanted.</param>
internal readonly record struct FrameFilter(BatchNumber FromBatch, WorldSeq FromWorldSeq)
{
    /// <summary>Every frame.</summary>
    public static readonly FrameFilter All;

    /// <summary>No frame: only the way to the end.</summary>
    public static readonly FrameFilter None = new(new BatchNumber(long.MaxValue), WorldSeq.None);

    public bool Wants(in FrameHeader header) => header.Batch >= FromBatch && header.LastWorldSeq >= FromWorldSeq;
}
