namespace AssetCore.Log.Stores;

/// <summary>The outcome of a call to an <see cref="ILogStore"/>.</summary>
/// <param name="Status">What became of it.</param>
/// <param name="Length">The durable length of the blob in bytes, where the outcome tells it; otherwise -1.</param>
/// <param name="ETag">The blob's version, where the outcome tells it.</param>
/// <param name="IsSealed">True if the outcome tells that the blob is sealed.</param>
/// <param name="Detail">What the store said, for people; never for decisions.</param>
public readonly record struct StoreResult(
    StoreStatus Status,
    long Length = -1,
    string? ETag = null,
    bool IsSealed = false,
    string? Detail = null)
{
    /// <summary>The call was cancelled before anything left: definitely without effect.</summary>
    public static StoreResult NotSent { get; } = new(StoreStatus.Refused, Detail: "cancelled before it was sent");

    /// <summary>True if the call took effect.</summary>
    public bool IsDone => Status == StoreStatus.Done;
}
