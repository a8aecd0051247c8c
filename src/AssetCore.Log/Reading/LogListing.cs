using AssetCore.Ids;
using AssetCore.Log.Stores;

namespace AssetCore.Log.Reading;

/// <summary>What a listing tells of a world's segments.</summary>
internal static class LogListing
{
    /// <summary>The segments by their first batch, with their bytes; in order.</summary>
    /// <exception cref="StorageUnavailableException">The store did not answer.</exception>
    public static async ValueTask<SortedDictionary<BatchNumber, long>> ReadAsync(
        StoreReads reads, CancellationToken cancellationToken)
    {
        var segments = new SortedDictionary<BatchNumber, long>();
        var blobs = await reads.ListAsync(BlobName.LogPrefix(reads.World), cancellationToken).ConfigureAwait(false);
        foreach (var blob in blobs)
        {
            // A segment that has been rewritten stands there twice for a while.
            if (BlobName.TryParseSegment(blob.Name, reads.World, out var first)
                || BlobName.TryParsePack(blob.Name, reads.World, out first)) segments[first] = blob.Length;
        }

        return segments;
    }
}
