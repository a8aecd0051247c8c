namespace AssetCore.Log.Stores;

/// <summary>What every store can be asked to do.</summary>
public static class LogStoreLimits
{
    /// <summary>Bytes in one append. Azure append blobs take 100 MiB; the log needs far less, and memory is finite.</summary>
    public const int AppendBytesMax = 32 * 1024 * 1024;
}
