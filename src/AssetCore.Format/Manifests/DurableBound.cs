using AssetCore.Hashes;
using AssetCore.Ids;

namespace AssetCore.Format.Manifests;

/// <summary>
/// A frame that was durable when the manifest was written. A log without it has been cut short or replaced.
/// </summary>
/// <param name="Batch">The frame's batch_number; <see cref="BatchNumber.None"/> if no frame was known.</param>
/// <param name="WorldSeq">The last sequence number of that batch.</param>
/// <param name="Epoch">The frame's epoch.</param>
/// <param name="Hash">The frame's hash: of the batch, or of the seal that follows it.</param>
public readonly record struct DurableBound(BatchNumber Batch, WorldSeq WorldSeq, Epoch Epoch, Hash256 Hash)
{
    /// <summary>Nothing was known to be durable.</summary>
    public static readonly DurableBound None;
}
