using AssetCore.Ids;
using AssetCore.Log.Stores;

namespace AssetCore.Simulation.Bugs;

/// <summary>A store that passes every call on; one that is broken does some of them differently.</summary>
internal abstract class BrokenStore(ILogStore inner) : ITearableLogStore
{
    protected ILogStore Inner => inner;

    public virtual ValueTask<StoreResult> CreateAsync(BlobName name, CancellationToken cancellationToken) =>
        inner.CreateAsync(name, cancellationToken);

    public virtual ValueTask<StoreResult> AppendAsync(
        BlobName name, long position, ReadOnlyMemory<byte> data, CancellationToken cancellationToken) =>
        inner.AppendAsync(name, position, data, cancellationToken);

    public virtual ValueTask<StoreResult> SealAsync(BlobName name, CancellationToken cancellationToken) =>
        inner.SealAsync(name, cancellationToken);

    public virtual ValueTask<StoreReadResult> ReadAsync(
        BlobName name, long offset, Memory<byte> buffer, CancellationToken cancellationToken) =>
        inner.ReadAsync(name, offset, buffer, cancellationToken);

    public virtual ValueTask<StoreResult> StatAsync(BlobName name, CancellationToken cancellationToken) =>
        inner.StatAsync(name, cancellationToken);

    public virtual ValueTask<StoreResult> PutAsync(
        BlobName name, ReadOnlyMemory<byte> data, PutCondition condition, CancellationToken cancellationToken) =>
        inner.PutAsync(name, data, condition, cancellationToken);

    public virtual ValueTask<StoreResult> StageAsync(
        BlobName name, StagedUpload upload, int index, ReadOnlyMemory<byte> data, CancellationToken cancellationToken) =>
        inner.StageAsync(name, upload, index, data, cancellationToken);

    public ValueTask<StoreResult> PublishAsync(
        BlobName name, StagedUpload upload, int count, PutCondition condition, CancellationToken cancellationToken) =>
        inner.PublishAsync(name, upload, count, condition, cancellationToken);

    public IAsyncEnumerable<BlobListing> ListAsync(string prefix, CancellationToken cancellationToken) =>
        inner.ListAsync(prefix, cancellationToken);

    public ValueTask<StoreResult> DeleteAsync(BlobName name, CancellationToken cancellationToken) =>
        inner.DeleteAsync(name, cancellationToken);

    public ValueTask<WriterLeaseResult> AcquireWriterAsync(WorldId world, CancellationToken cancellationToken) =>
        inner.AcquireWriterAsync(world, cancellationToken);

    public ValueTask<StoreResult> StatSettledAsync(BlobName name, CancellationToken cancellationToken) =>
        inner is ITearableLogStore tearable
            ? tearable.StatSettledAsync(name, cancellationToken)
            : inner.StatAsync(name, cancellationToken);

    public ValueTask<StoreResult> SettleAsync(BlobName name, long length, CancellationToken cancellationToken) =>
        inner is ITearableLogStore tearable
            ? tearable.SettleAsync(name, length, cancellationToken)
            : new(new StoreResult(StoreStatus.Done, length));
}
