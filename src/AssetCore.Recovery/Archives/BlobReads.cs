using AssetCore.Ids;
using AssetCore.Log;
using AssetCore.Log.Stores;

namespace AssetCore.Recovery.Archives;

/// <summary>Reads blobs as they are, with a few repeats. Any thread.</summary>
/// <param name="store">The store.</param>
/// <param name="world">Whose blobs, for messages.</param>
internal sealed class BlobReads(ILogStore store, WorldId world)
{
    /// <summary>Attempts before the store counts as down.</summary>
    private const int AttemptsMax = 5;

    /// <summary>Reads; -1 if there is no such blob, fewer bytes than asked for only at its end.</summary>
    /// <exception cref="StorageUnavailableException">The store did not answer.</exception>
    public async ValueTask<int> ReadAsync(
        BlobName name, long offset, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var read = await store.ReadAsync(name, offset, buffer, cancellationToken).ConfigureAwait(false);
            if (read.Status == StoreStatus.Done) return read.Count;
            if (read.Status == StoreStatus.NotFound) return -1;
            cancellationToken.ThrowIfCancellationRequested();
            if (attempt == AttemptsMax)
                throw new StorageUnavailableException(world, $"read {name} at byte {offset}", read.Detail);
        }
    }

    /// <summary>Reads a segment in either of its forms.</summary>
    /// <exception cref="StorageUnavailableException">The store did not answer.</exception>
    public async ValueTask<int> ReadSegmentAsync(
        BatchNumber first, long offset, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        var name = BlobName.Segment(world, first);
        var count = await ReadAsync(name, offset, buffer, cancellationToken).ConfigureAwait(false);
        return count >= 0
            ? count
            : await ReadAsync(BlobName.Pack(world, first), offset, buffer, cancellationToken).ConfigureAwait(false);
    }
}
