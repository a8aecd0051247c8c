namespace AssetCore.Log.Stores;

/// <summary>One blob of a listing.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Length">Its durable length in bytes.</param>
public readonly record struct BlobListing(BlobName Name, long Length);
