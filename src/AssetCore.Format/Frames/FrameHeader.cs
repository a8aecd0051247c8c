using AssetCore.Hashes;
using AssetCore.Ids;

namespace AssetCore.Format.Frames;

/// <summary>
/// The fixed-size little-endian header that opens every frame of a log: <c>docs/formats/frame.md</c>.
/// </summary>
public readonly record struct FrameHeader
{
    /// <summary>The size of the header: 168 bytes.</summary>
    public const int Bytes = 168;

    /// <summary>The version of the format that this build writes, and the newest it reads.</summary>
    public const byte Version = 1;

    /// <summary>The oldest version that this build reads: what <see cref="Batches.BatchUpcasters"/> begins
    /// with.</summary>
    public const byte OldestVersion = 1;

    /// <summary>
    /// Bytes in the largest payload: a frame is one append, at most 32 MiB with its header, so that a reader can
    /// bound its memory and a damaged length is found before anything is allocated.
    /// </summary>
    public const int PayloadBytesMax = (32 * 1024 * 1024) - Bytes;

    /// <summary>A header of the present version, to be filled in.</summary>
    public FrameHeader()
    {
    }

    /// <summary>
    /// The version of the format that the frame is written in; what is written by this build has <see cref="Version"/>.
    /// </summary>
    public byte FormatVersion { get; init; } = Version;

    /// <summary>What the frame is.</summary>
    public FrameKind Kind { get; init; }

    /// <summary>Properties of the frame.</summary>
    public FrameFlags Flags { get; init; }

    /// <summary>The world, 0 or more.</summary>
    public WorldId World { get; init; }

    /// <summary>The reign of the writer, 1 or more.</summary>
    public Epoch Epoch { get; init; }

    /// <summary>The writer within its epoch.</summary>
    public WriterNonce Nonce { get; init; }

    /// <summary>The number of the batch, 1 or more; for a seal, that of the last batch of its segment.</summary>
    public BatchNumber Batch { get; init; }

    /// <summary>The first sequence number, 1 or more; for a seal, the last one of its segment.</summary>
    public WorldSeq FirstWorldSeq { get; init; }

    /// <summary>The last sequence number, at least the first.</summary>
    public WorldSeq LastWorldSeq { get; init; }

    /// <summary>Commits in the payload: 1 or more, and no more than sequence numbers; 0 for a seal.</summary>
    public int CommitCount { get; init; }

    /// <summary>Bytes that follow the header: 1 to <see cref="PayloadBytesMax"/>; 0 for a seal.</summary>
    public int PayloadBytes { get; init; }

    /// <summary>
    /// Batch time in milliseconds since 1970-01-01 UTC, 0 or more; for a seal, that of the last batch.
    /// </summary>
    public long TimeMs { get; init; }

    /// <summary>The hash of the frame before; zero for the first frame of a world.</summary>
    public Hash256 PreviousHash { get; init; }

    /// <summary>SHA-256 of the payload.</summary>
    public Hash256 PayloadHash { get; init; }

    /// <summary>The hash over the whole state after the frame.</summary>
    public Hash128 StateHash { get; init; }

    /// <summary>Bytes of the whole frame, header included.</summary>
    public int FrameBytes => Bytes + PayloadBytes;

    /// <summary>True if the first frame of a writer.</summary>
    public bool StartsEpoch => (Flags & FrameFlags.StartsEpoch) != 0;
}
