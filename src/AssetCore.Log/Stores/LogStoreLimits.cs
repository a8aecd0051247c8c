namespace AssetCore.Log.Stores;

/// <summary>What every store can be asked to do.</summary>
public static class LogStoreLimits
{
    /// <summary>
    /// Bytes in one append. Azure append blobs take 100 MiB; the log needs far less, and memory is finite.
    /// </summary>
    public const int AppendBytesMax = 32 * 1024 * 1024;

    /// <summary>
    /// Bytes in one put. Manifests and indexes are small; what may be large (packs, checkpoints) is staged in blocks.
    /// </summary>
    public const int PutBytesMax = 64 * 1024 * 1024;

    /// <summary>
    /// Appends to one blob, after which it refuses: the number of blocks an Azure append blob can hold.
    /// </summary>
    public const int AppendsPerBlobMax = 50_000;

    /// <summary>
    /// Bytes in one staged block. Azure takes up to 4,000 MiB; the block is held in memory while it is sent, and few
    /// large blocks read faster than many small ones.
    /// </summary>
    public const int StagedBlockBytesMax = 32 * 1024 * 1024;

    /// <summary>
    /// Blocks in one upload, so that a blob has at most 312 GiB: more than any state or segment, and well under the
    /// 50,000 that an Azure block blob can hold.
    /// </summary>
    public const int StagedBlocksMax = 10_000;

    /// <summary>Holds a block against the limits of every store.</summary>
    /// <param name="index">Its place in the upload.</param>
    /// <param name="bytes">Its size.</param>
    /// <exception cref="ArgumentOutOfRangeException">There can be no such block.</exception>
    public static void ThrowIfNoBlock(int index, int bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, StagedBlocksMax);
        ArgumentOutOfRangeException.ThrowIfZero(bytes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bytes, StagedBlockBytesMax);
    }

    /// <summary>Holds the number of an upload's blocks against the limits of every store.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No upload can have so many, or none.</exception>
    public static void ThrowIfNoBlockCount(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, StagedBlocksMax);
    }
}
