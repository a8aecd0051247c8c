using AssetCore.Hashes;
using AssetCore.Ids;

namespace AssetCore.Engine.Transactions;

/// <summary>A sealed batch, for the log to frame.</summary>
/// <param name="FirstWorldSeq">Its first event.</param>
/// <param name="LastWorldSeq">Its last event.</param>
/// <param name="CommitCount">Its commits, 1 or more.</param>
/// <param name="TimeMs">Its time in milliseconds since 1970-01-01 UTC.</param>
/// <param name="StateHash">The hash over the whole state after it.</param>
/// <param name="Payload">Its commits encoded; the engine's own buffer.</param>
public readonly record struct BatchContent(
    WorldSeq FirstWorldSeq,
    WorldSeq LastWorldSeq,
    int CommitCount,
    long TimeMs,
    Hash128 StateHash,
    ReadOnlyMemory<byte> Payload);
