using AssetCore.Hashes;
using AssetCore.Ids;

namespace AssetCore.Log;

/// <summary>
/// A batch as the engine sealed it, before the log gives it a number, an epoch and its place in the chain. The
/// payload belongs to the engine: it must stay unchanged until the append has completed, and no longer.
/// </summary>
/// <param name="FirstWorldSeq">The first sequence number in the batch.</param>
/// <param name="LastWorldSeq">The last sequence number in the batch, at least the first.</param>
/// <param name="CommitCount">Commits in the batch, 1 or more.</param>
/// <param name="TimeMs">Batch time in milliseconds since 1970-01-01 UTC; never below that of the batch before.</param>
/// <param name="StateHash">The hash over the whole state after the batch.</param>
/// <param name="Payload">The commits, in the encoding of <c>docs/formats/batch.md</c>.</param>
public readonly record struct SealedBatch(
    WorldSeq FirstWorldSeq,
    WorldSeq LastWorldSeq,
    int CommitCount,
    long TimeMs,
    Hash128 StateHash,
    ReadOnlyMemory<byte> Payload);
