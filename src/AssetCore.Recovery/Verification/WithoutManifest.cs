using AssetCore.Log.Stores;

namespace AssetCore.Recovery.Verification;

/// <summary>
/// A store as if a manifest that does not verify were not there, so that what it says nothing about can still be read.
/// Only for reading.
/// </summary>
/// <param name="store">The store.</param>
/// <param name="manifest">The manifest's name.</param>
internal sealed class WithoutManifest(ILogStore store, BlobName manifest) : ReadOnlyStore
{
    public override ValueTask<StoreReadResult> ReadAsync(
        BlobName name, long offset, Memory<byte> buffer, CancellationToken cancellationToken) =>
        name == manifest
            ? new(new StoreReadResult(StoreStatus.NotFound))
            : store.ReadAsync(name, offset, buffer, cancellationToken);

    public override ValueTask<StoreResult> StatAsync(BlobName name, CancellationToken cancellationToken) =>
        name == manifest ? new(new StoreResult(StoreStatus.NotFound)) : store.StatAsync(name, cancellationToken);

    public override IAsyncEnumerable<BlobListing> ListAsync(string prefix, CancellationToken cancellationToken) =>
        store.ListAsync(prefix, cancellationToken);
}
