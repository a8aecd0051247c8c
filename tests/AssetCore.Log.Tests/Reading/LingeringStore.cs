using AssetCore.Ids;
using AssetCore.Log.Stores;

namespace AssetCore.Log.Tests.Reading;

/// <summary>Answers a read only after others had many chances to begin, and counts those under way.</summary>
internal sealed class LingeringStore(ILogStore inner) : ILogStore
{
    private const int Chances = 100;

    private int _underWay;

    public int UnderWayMax { get; private set; }

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
        UnderWayMax = Math.Max(UnderWayMax, Interlocked.Increment(ref _underWay));
        for (var chance = 0; chance < Chances; chance++) await Task.Yield();
        var read = await inner.ReadAsync(name, offset, buffer, cancellationToken);
        Interlocked.Decrement(ref _underWay);
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
