using AssetCore.Ids;
using AssetCore.Log.Stores;

namespace AssetCore.Log.Reading;

/// <summary>What a listing tells of a world's segments.</summary>
internal static class LogListing
{
    /// <summary>The segments by their first batch, with their bytes; in order.</summary>
    /// <exception cref="StorageUnavailableException">The store did not answer.</exception>
    public static async ValueTask<SortedDictionary<BatchNumber, long>> ReadAsync(
        ILogStore store, WorldId world, CancellationToken cancellationToken)
    {
        var segments = new SortedDictionary<BatchNumber, long>();
        try
        {
            var listing = store.ListAsync(BlobName.LogPrefix(world), cancellationToken);
            await foreach (var blob in listing.ConfigureAwait(false))
            {
                // A segment that has been rewritten stands there twice for a while.
                if (BlobName.TryParseSegment(blob.Name, world, out var first)
                    || BlobName.TryParsePack(blob.Name, world, out first)) segments[first] = blob.Length;
            }
        }
        catch (IOException exception)
        {
            throw new StorageUnavailableException(world, "list the segments", exception.Message);
        }

        return segments;
    }
}
