using AssetCore.Hashes;
using AssetCore.Ids;

namespace AssetCore.Format.Archives;

/// <summary>What an archive holds: the end of the log in it, which is always that of a batch.</summary>
public sealed record ArchiveSummary
{
    /// <summary>The last batch, 1 or more.</summary>
    public required BatchNumber Batch { get; init; }

    /// <summary>The last sequence number, 1 or more.</summary>
    public required WorldSeq WorldSeq { get; init; }

    /// <summary>The epoch of that batch; <see cref="Ids.Epoch.None"/> for a fork that nobody has written to.</summary>
    public required Epoch Epoch { get; init; }

    /// <summary>The time of that batch in milliseconds since 1970-01-01 UTC.</summary>
    public required long TimeMs { get; init; }

    /// <summary>
    /// The hash of that batch's frame; for a fork that nobody has written to, the SHA-256 of its first checkpoint.
    /// </summary>
    public required Hash256 Hash { get; init; }

    /// <summary>The hash over the whole state after it.</summary>
    public required Hash128 StateHash { get; init; }

    /// <summary>Segments in the archive, 0 or more.</summary>
    public required int Segments { get; init; }

    /// <summary>Checkpoints in the archive, 0 to 2.</summary>
    public required int Checkpoints { get; init; }

    /// <summary>Bytes of all segments.</summary>
    public required long LogBytes { get; init; }
}
