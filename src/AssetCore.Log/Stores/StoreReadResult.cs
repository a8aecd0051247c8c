namespace AssetCore.Log.Stores;

/// <summary>The outcome of a read from an <see cref="ILogStore"/>.</summary>
/// <param name="Status">Done, NotFound, Refused or Unknown.</param>
/// <param name="Count">The bytes read, 0 at the end of the blob.</param>
/// <param name="Detail">What the store said, for people; never for decisions.</param>
public readonly record struct StoreReadResult(StoreStatus Status, int Count = 0, string? Detail = null)
{
    /// <summary>True if the read took place.</summary>
    public bool IsDone => Status == StoreStatus.Done;
}
