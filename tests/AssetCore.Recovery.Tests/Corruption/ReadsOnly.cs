using AssetCore.Ids;
using AssetCore.Log.Stores;

namespace AssetCore.Recovery.Tests.Corruption;

/// <summary>A store in which nobody may write a byte: opening a damaged world must not touch it.</summary>
internal sealed class ReadsOnly(ILogStore store) : ReadOnlyStore, ILogStore
{
    public override ValueTask<StoreReadResult> ReadAsync(
        BlobName name, long offset, Memory<byte> buffer, CancellationToken cancellationToken) =>
        store.ReadAsync(name, offset, buffer, cancellationToken);

    public override ValueTask<StoreResult> StatAsync(BlobName name, CancellationToken cancellationToken) =>
        store.StatAsync(name, cancellationToken);

    public override IAsyncEnumerable<BlobListing> ListAsync(string prefix, CancellationToken cancellationToken) =>
        store.ListAsync(prefix, cancellationToken);

    ValueTask<WriterLeaseResult> ILogStore.AcquireWriterAsync(WorldId world, CancellationToken cancellationToken) =>
        store.AcquireWriterAsync(world, cancellationToken);
}
