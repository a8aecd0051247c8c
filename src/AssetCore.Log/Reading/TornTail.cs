using AssetCore.Format.Frames;

namespace AssetCore.Log.Reading;

/// <summary>
/// Tells a torn append from damage, for files: <c>docs/formats/segment.md</c>. A crash of the machine can leave the
/// last append cut short, or with sectors that never reached the disk and read as zeros. Nothing else is forgiven.
/// </summary>
internal static class TornTail
{
    /// <summary>
    /// Bytes that a disk writes at once or not at all. Disks with larger sectors tear at multiples of it.
    /// </summary>
    public const int SectorBytes = 512;

    /// <summary>True if the bytes are what a torn append of one frame leaves behind.</summary>
    /// <param name="tail">From where the last whole frame ends to the end of the file: not a whole frame.</param>
    /// <param name="offset">Where that is in the file.</param>
    public static bool IsTorn(ReadOnlySpan<byte> tail, long offset)
    {
        if (tail.Length < FrameHeader.Bytes) return true;
        if (tail.Length > FrameHeader.Bytes + FrameHeader.PayloadBytesMax) return false;
        switch (FrameReader.ReadHeader(tail, out var header))
        {
            case FrameStatus.Whole when tail.Length < header.FrameBytes:
                return true;
            case FrameStatus.Whole:
                return tail.Length == header.FrameBytes && HasZeroSector(tail, offset, tail.Length);
            case FrameStatus.NotAFrame or FrameStatus.HeaderChecksumWrong:
                return HasZeroSector(tail, offset, FrameHeader.Bytes) && !HoldsFrame(tail);
            default:
                return false;
        }
    }

    /// <summary>
    /// True if one of the sectors that hold the first <paramref name="length"/> bytes is all zero from the frame's
    /// start on.
    /// </summary>
    private static bool HasZeroSector(ReadOnlySpan<byte> tail, long offset, int length)
    {
        var from = 0;
        while (from < length)
        {
            var to = (int)Math.Min(tail.Length, from + SectorBytes - ((offset + from) % SectorBytes));
            if (!tail[from..to].ContainsAnyExcept((byte)0)) return true;
            from = to;
        }

        return false;
    }

    /// <summary>True if an undamaged header stands further on: then it is not the last frame that is damaged.</summary>
    private static bool HoldsFrame(ReadOnlySpan<byte> tail)
    {
        for (var at = 1; at + FrameHeader.Bytes <= tail.Length; at++)
        {
            var next = tail[at..].IndexOf("ACF1"u8);
            if (next < 0) return false;
            at += next;
            if (FrameReader.ReadHeader(tail[at..], out _) == FrameStatus.Whole) return true;
        }

        return false;
    }
}
