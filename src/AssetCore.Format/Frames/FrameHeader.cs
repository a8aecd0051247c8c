using AssetCore.Hashes;
using AssetCore.Ids;

namespace AssetCore.Format.Frames;

/// <summary>The fixed-size little-endian header that opens every frame of a log: <c>docs/formats/frame.md</c>.</summary>
public readonly record struct FrameHeader
{
    /// <summary>The size of the header: 168 bytes.</summary>
    public const int Bytes = 168;

    /// <summary>What the frame is.</summary>
    public FrameKind Kind { get; init; }

    /// <summary>Properties of the frame.</summary>
    public FrameFlags Flags { get; init; }

    /// <summary>The world.</summary>
    public WorldId World { get; init; }

    /// <summary>The reign of the writer.</summary>
    public Epoch Epoch { get; init; }

    /// <summary>The writer within its epoch.</summary>
    public WriterNonce Nonce { get; init; }

    /// <summary>The number of the batch; for a seal, that of the last batch of its segment.</summary>
    public BatchNumber Batch { get; init; }

    /// <summary>The first sequence number; for a seal, the last one of its segment.</summary>
    public WorldSeq FirstWorldSeq { get; init; }

    /// <summary>The last sequence number.</summary>
    public WorldSeq LastWorldSeq { get; init; }

    /// <summary>Commits in the payload.</summary>
    public int CommitCount { get; init; }

    /// <summary>Bytes that follow the header.</summary>
    public int PayloadBytes { get; init; }

    /// <summary>Batch time in milliseconds since 1970-01-01 UTC.</summary>
    public long TimeMs { get; init; }

    /// <summary>The hash of the frame before; zero for the first frame of a world.</summary>
    public Hash256 PreviousHash { get; init; }

    /// <summary>SHA-256 of the payload.</summary>
    public Hash256 PayloadHash { get; init; }

    /// <summary>The hash over the whole state after the frame.</summary>
    public Hash128 StateHash { get; init; }
}
