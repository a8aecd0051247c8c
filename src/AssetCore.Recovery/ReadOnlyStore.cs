using AssetCore.Ids;
using AssetCore.Log.Stores;

namespace AssetCore.Recovery;

/// <summary>A store that can be read and refuses everything else: a view of another one, or of an archive.</summary>
public abstract class ReadOnlyStore : ILogStore
{
    /// <inheritdoc />
    public abstract ValueTask<StoreReadResult> ReadAsync(
        BlobName name, long offset, Memory<byte> buffer, CancellationToken cancellationToken);

    /// <inheritdoc />
    public abstract ValueTask<StoreResult> StatAsync(BlobName name, CancellationToken cancellationToken);

    /// <inheritdoc />
    public abstract IAsyncEnumerable<BlobListing> ListAsync(string prefix, CancellationToken cancellationToken);

    /// <inheritdoc />
    public ValueTask<StoreResult> CreateAsync(BlobName name, CancellationToken cancellationToken) => Refused();

    /// <inheritdoc />
    public ValueTask<StoreResult> AppendAsync(
        BlobName name, long position, ReadOnlyMemory<byte> data, CancellationToken cancellationToken) => Refused();

    /// <inheritdoc />
    public ValueTask<StoreResult> SealAsync(BlobName name, CancellationToken cancellationToken) => Refused();

    /// <inheritdoc />
    public ValueTask<StoreResult> PutAsync(
        BlobName name, ReadOnlyMemory<byte> data, PutCondition condition, CancellationToken cancellationToken) =>
        Refused();

    /// <inheritdoc />
    public ValueTask<StoreResult> StageAsync(
        BlobName name,
        StagedUpload upload,
        int index,
        ReadOnlyMemory<byte> data,
        CancellationToken cancellationToken) => Refused();

    /// <inheritdoc />
    public ValueTask<StoreResult> PublishAsync(
        BlobName name, StagedUpload upload, int count, PutCondition condition, CancellationToken cancellationToken) =>
        Refused();

    /// <inheritdoc />
    public ValueTask<StoreResult> DeleteAsync(BlobName name, CancellationToken cancellationToken) => Refused();

    /// <inheritdoc />
    public ValueTask<WriterLeaseResult> AcquireWriterAsync(WorldId world, CancellationToken cancellationToken) =>
        new(new WriterLeaseResult(null, null, Reason));

    private const string Reason = "it can only be read";

    private static ValueTask<StoreResult> Refused() => new(new StoreResult(StoreStatus.Refused, Detail: Reason));
}
