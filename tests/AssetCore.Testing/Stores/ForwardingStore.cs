using AssetCore.Ids;
using AssetCore.Log.Stores;

namespace AssetCore.Testing.Stores;

/// <summary>
/// A store that passes every call on as it is. Stores for tests derive from it and do some of them differently; as many
/// threads may use one as its own differences allow.
/// </summary>
/// <param name="inner">The store behind it.</param>
public abstract class ForwardingStore(ILogStore inner) : ILogStore
{
    /// <summary>The store behind it.</summary>
    protected ILogStore Inner => inner;

    /// <inheritdoc />
    public virtual ValueTask<StoreResult> CreateAsync(BlobName name, CancellationToken cancellationToken) =>
        inner.CreateAsync(name, cancellationToken);

    /// <inheritdoc />
    public virtual ValueTask<StoreResult> AppendAsync(
        BlobName name, long position, ReadOnlyMemory<byte> data, CancellationToken cancellationToken) =>
        inner.AppendAsync(name, position, data, cancellationToken);

    /// <inheritdoc />
    public virtual ValueTask<StoreResult> SealAsync(BlobName name, CancellationToken cancellationToken) =>
        inner.SealAsync(name, cancellationToken);

    /// <inheritdoc />
    public virtual ValueTask<StoreReadResult> ReadAsync(
        BlobName name, long offset, Memory<byte> buffer, CancellationToken cancellationToken) =>
        inner.ReadAsync(name, offset, buffer, cancellationToken);

    /// <inheritdoc />
    public virtual ValueTask<StoreResult> StatAsync(BlobName name, CancellationToken cancellationToken) =>
        inner.StatAsync(name, cancellationToken);

    /// <inheritdoc />
    public virtual ValueTask<StoreResult> PutAsync(
        BlobName name, ReadOnlyMemory<byte> data, PutCondition condition, CancellationToken cancellationToken) =>
        inner.PutAsync(name, data, condition, cancellationToken);

    /// <inheritdoc />
    public virtual ValueTask<StoreResult> StageAsync(
        BlobName name,
        StagedUpload upload,
        int index,
        ReadOnlyMemory<byte> data,
        CancellationToken cancellationToken) =>
        inner.StageAsync(name, upload, index, data, cancellationToken);

    /// <inheritdoc />
    public virtual ValueTask<StoreResult> PublishAsync(
        BlobName name, StagedUpload upload, int count, PutCondition condition, CancellationToken cancellationToken) =>
        inner.PublishAsync(name, upload, count, condition, cancellationToken);

    /// <inheritdoc />
    public virtual ValueTask<StoreResult> AbandonAsync(
        BlobName name, StagedUpload upload, CancellationToken cancellationToken) =>
        inner.AbandonAsync(name, upload, cancellationToken);

    /// <inheritdoc />
    public virtual IAsyncEnumerable<BlobListing> ListAsync(string prefix, CancellationToken cancellationToken) =>
        inner.ListAsync(prefix, cancellationToken);

    /// <inheritdoc />
    public virtual ValueTask<StoreResult> DeleteAsync(BlobName name, CancellationToken cancellationToken) =>
        inner.DeleteAsync(name, cancellationToken);

    /// <inheritdoc />
    public virtual ValueTask<WriterLeaseResult> AcquireWriterAsync(
        WorldId world, CancellationToken cancellationToken) => inner.AcquireWriterAsync(world, cancellationToken);
}
