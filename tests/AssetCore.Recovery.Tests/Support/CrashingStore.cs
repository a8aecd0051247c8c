using AssetCore.Ids;
using AssetCore.Log.Stores;

namespace AssetCore.Recovery.Tests.Support;

/// <summary>Ends its caller before one of its calls that change something, as the end of a process does.</summary>
/// <param name="inner">The store.</param>
/// <param name="calls">Calls that still take effect.</param>
internal sealed class CrashingStore(ILogStore inner, int calls) : ILogStore
{
    private int _left = calls;

    public ValueTask<StoreResult> CreateAsync(BlobName name, CancellationToken cancellationToken) =>
        Change(() => inner.CreateAsync(name, cancellationToken));

    public ValueTask<StoreResult> AppendAsync(
        BlobName name, long position, ReadOnlyMemory<byte> data, CancellationToken cancellationToken) =>
        Change(() => inner.AppendAsync(name, position, data, cancellationToken));

    public ValueTask<StoreResult> SealAsync(BlobName name, CancellationToken cancellationToken) =>
        Change(() => inner.SealAsync(name, cancellationToken));

    public ValueTask<StoreReadResult> ReadAsync(
        BlobName name, long offset, Memory<byte> buffer, CancellationToken cancellationToken) =>
        inner.ReadAsync(name, offset, buffer, cancellationToken);

    public ValueTask<StoreResult> StatAsync(BlobName name, CancellationToken cancellationToken) =>
        inner.StatAsync(name, cancellationToken);

    public ValueTask<StoreResult> PutAsync(
        BlobName name, ReadOnlyMemory<byte> data, PutCondition condition, CancellationToken cancellationToken) =>
        Change(() => inner.PutAsync(name, data, condition, cancellationToken));

    public ValueTask<StoreResult> StageAsync(
        BlobName name,
        StagedUpload upload,
        int index,
        ReadOnlyMemory<byte> data,
        CancellationToken cancellationToken) =>
        Change(() => inner.StageAsync(name, upload, index, data, cancellationToken));

    public ValueTask<StoreResult> PublishAsync(
        BlobName name, StagedUpload upload, int count, PutCondition condition, CancellationToken cancellationToken) =>
        Change(() => inner.PublishAsync(name, upload, count, condition, cancellationToken));

    public IAsyncEnumerable<BlobListing> ListAsync(string prefix, CancellationToken cancellationToken) =>
        inner.ListAsync(prefix, cancellationToken);

    public ValueTask<StoreResult> DeleteAsync(BlobName name, CancellationToken cancellationToken) =>
        Change(() => inner.DeleteAsync(name, cancellationToken));

    public ValueTask<WriterLeaseResult> AcquireWriterAsync(WorldId world, CancellationToken cancellationToken) =>
        inner.AcquireWriterAsync(world, cancellationToken);

    private ValueTask<StoreResult> Change(Func<ValueTask<StoreResult>> call) =>
        _left-- > 0 ? call() : throw new CrashException();

    /// <summary>The process has ended.</summary>
    internal sealed class CrashException : Exception;
}
