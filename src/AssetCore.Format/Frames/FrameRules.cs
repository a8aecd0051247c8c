using AssetCore.Hashes;

namespace AssetCore.Format.Frames;

/// <summary>
/// What the fields of one header must be, whatever came before. Checked before writing and after reading.
/// </summary>
public static class FrameRules
{
    private const FrameFlags KnownFlags = FrameFlags.StartsEpoch;

    /// <summary>SHA-256 of no bytes: the payload hash of every seal.</summary>
    public static readonly Hash256 EmptyPayloadHash = FrameHash.OfBytes([]);

    /// <summary>The first field that is out of range, as a sentence for people, or null if none is.</summary>
    public static string? FaultOf(in FrameHeader header)
    {
        if (header.Kind is not (FrameKind.Batch or FrameKind.Seal)) return $"kind {(int)header.Kind} is unknown";
        if ((header.Flags & ~KnownFlags) != 0) return $"flags {(int)header.Flags:x4} are unknown";
        if (header.World.Value < 0) return $"world {header.World} is negative";
        if (header.Epoch.Value < 1) return $"epoch {header.Epoch} is below 1";
        if (header.Batch.Value < 1) return $"batch {header.Batch} is below 1";
        if (header.FirstWorldSeq.Value < 1) return $"first world_seq {header.FirstWorldSeq} is below 1";
        if (header.LastWorldSeq < header.FirstWorldSeq)
            return $"last world_seq {header.LastWorldSeq} is below the first, {header.FirstWorldSeq}";
        if (header.TimeMs < 0) return $"time {header.TimeMs} is negative";
        return header.Kind == FrameKind.Batch ? FaultOfBatch(header) : FaultOfSeal(header);
    }

    private static string? FaultOfBatch(in FrameHeader header)
    {
        if (header.PayloadBytes is < 1 or > FrameHeader.PayloadBytesMax)
            return $"a payload of {header.PayloadBytes} bytes is not within 1 and {FrameHeader.PayloadBytesMax}";
        var events = header.LastWorldSeq.Value - header.FirstWorldSeq.Value + 1;
        if (header.CommitCount < 1 || header.CommitCount > events)
            return $"{header.CommitCount} commits cannot share {events} sequence numbers";
        return null;
    }

    private static string? FaultOfSeal(in FrameHeader header)
    {
        if (header.PayloadBytes != 0) return $"a seal has a payload of {header.PayloadBytes} bytes";
        if (header.CommitCount != 0) return $"a seal has {header.CommitCount} commits";
        if (header.FirstWorldSeq != header.LastWorldSeq) return "a seal covers more than one sequence number";
        if (header.PayloadHash != EmptyPayloadHash) return "a seal's payload hash is not that of no bytes";
        return null;
    }
}
