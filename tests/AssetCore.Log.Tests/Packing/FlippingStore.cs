using AssetCore.Ids;
using AssetCore.Log.Stores;

namespace AssetCore.Log.Tests.Packing;

/// <summary>Reads one bit of one blob wrongly, as a bad cable or memory does.</summary>
internal sealed class FlippingStore(ILogStore inner, BlobName blob, long at) : ILogStore
{
    public ValueTask<StoreResult> CreateAsync(BlobName name, CancellationToken cancellationToken) =>
        inner.CreateAsync(name, cancellationToken);

    public ValueTask<StoreResult> AppendAsync(
        BlobName name, long position, ReadOnlyMemory<byte> data, CancellationToken cancellationToken) =>
        inner.AppendAsync(name, position, data, cancellationToken);

    public ValueTask<StoreResult> SealAsync(BlobName name, CancellationToken cancellationToken) =>
        inner.SealAsync(name, cancellationToken);

    public async ValueTask<StoreReadResult> ReadAsync(
        BlobName name, long offset, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        var read = await inner.ReadAsync(name, offset, buffer, cancellationToken);
        if (name == blob && at >= offset && at < offset + read.Count) buffer.Span[(int)(at - offset)] ^= 1;
        return read;
    }

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
