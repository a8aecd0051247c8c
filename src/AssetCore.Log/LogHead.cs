using AssetCore.Hashes;
using AssetCore.Ids;

namespace AssetCore.Log;

/// <summary>Where a world's log ends, as far as durable frames tell.</summary>
/// <param name="Batch">The last batch, <see cref="BatchNumber.None"/> for an empty log.</param>
/// <param name="WorldSeq">The last sequence number.</param>
/// <param name="Epoch">The epoch of the last frame.</param>
/// <param name="TimeMs">The time of the last batch in milliseconds since 1970-01-01 UTC.</param>
/// <param name="Hash">The hash of the last frame, which the next one continues.</param>
public readonly record struct LogHead(BatchNumber Batch, WorldSeq WorldSeq, Epoch Epoch, long TimeMs, Hash256 Hash)
{
    /// <summary>The head of a log that nobody has written to.</summary>
    public static readonly LogHead Empty;
}
