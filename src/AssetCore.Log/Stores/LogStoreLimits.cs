namespace AssetCore.Log.Stores;

/// <summary>What every store can be asked to do.</summary>
public static class LogStoreLimits
{
    /// <summary>
    /// Bytes in one append. Azure append blobs take 100 MiB; the log needs far less, and memory is finite.
    /// </summary>
    public const int AppendBytesMax = 32 * 1024 * 1024;

    /// <summary>
    /// Bytes in one put. Manifests and indexes are small; checkpoints will bring their own way of writing.
    /// </summary>
    public const int PutBytesMax = 64 * 1024 * 1024;

    /// <summary>
    /// Appends to one blob, after which it refuses: the number of blocks an Azure append blob can hold.
    /// </summary>
    public const int AppendsPerBlobMax = 50_000;
}
