using AssetCore.Ids;
using AssetCore.Log.Stores;

namespace AssetCore.Log.Tests.Writing;

/// <summary>A store whose appends wait for a gate to open, and its creations for another.</summary>
internal sealed class GatedStore(ILogStore inner, Task gate) : ILogStore
{
    public Task Creation { get; set; } = Task.CompletedTask;

    public async ValueTask<StoreResult> CreateAsync(BlobName name, CancellationToken cancellationToken)
    {
        await Creation;
        return await inner.CreateAsync(name, cancellationToken);
    }

    public async ValueTask<StoreResult> AppendAsync(
        BlobName name, long position, ReadOnlyMemory<byte> data, CancellationToken cancellationToken)
    {
        await gate;
        return await inner.AppendAsync(name, position, data, cancellationToken);
    }

    public ValueTask<StoreResult> SealAsync(BlobName name, CancellationToken cancellationToken) =>
        inner.SealAsync(name, cancellationToken);

    public ValueTask<StoreReadResult> ReadAsync(
        BlobName name, long offset, Memory<byte> buffer, CancellationToken cancellationToken) =>
        inner.ReadAsync(name, offset, buffer, cancellationToken);

    public ValueTask<StoreResult> StatAsync(BlobName name, CancellationToken cancellationToken) =>
        inner.StatAsync(name, cancellationToken);

    public ValueTask<StoreResult> PutAsync(
        BlobName name, ReadOnlyMemory<byte> data, PutCondition condition, CancellationToken cancellationToken) =>
        inner.PutAsync(name, data, condition, cancellationToken);

    public ValueTask<StoreResult> StageAsync(
        BlobName name,
        StagedUpload upload,
        int index,
        ReadOnlyMemory<byte> data,
        CancellationToken cancellationToken) =>
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
}
