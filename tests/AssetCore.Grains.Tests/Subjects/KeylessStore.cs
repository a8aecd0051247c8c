using AssetCore.Ids;
using AssetCore.Log.Stores;

namespace AssetCore.Grains.Tests.Subjects;

/// <summary>A store that does not answer for keys while it is told so; logs are as ever.</summary>
/// <param name="inner">The store behind it.</param>
internal sealed class KeylessStore(ILogStore inner) : ILogStore
{
    private static readonly StoreResult s_down = new(StoreStatus.Refused, Detail: "the vault is locked");

    /// <summary>True while keys cannot be had.</summary>
    public bool IsDown { get; set; }

    public ValueTask<StoreResult> CreateAsync(BlobName name, CancellationToken cancellationToken) =>
        inner.CreateAsync(name, cancellationToken);

    public ValueTask<StoreResult> AppendAsync(
        BlobName name, long position, ReadOnlyMemory<byte> data, CancellationToken cancellationToken) =>
        inner.AppendAsync(name, position, data, cancellationToken);

    public ValueTask<StoreResult> SealAsync(BlobName name, CancellationToken cancellationToken) =>
        inner.SealAsync(name, cancellationToken);

    public ValueTask<StoreReadResult> ReadAsync(
        BlobName name, long offset, Memory<byte> buffer, CancellationToken cancellationToken) =>
        inner.ReadAsync(name, offset, buffer, cancellationToken);

    public ValueTask<StoreResult> StatAsync(BlobName name, CancellationToken cancellationToken) =>
        IsKey(name) && IsDown ? new(s_down) : inner.StatAsync(name, cancellationToken);

    public ValueTask<StoreResult> PutAsync(
        BlobName name, ReadOnlyMemory<byte> data, PutCondition condition, CancellationToken cancellationToken) =>
        IsKey(name) && IsDown ? new(s_down) : inner.PutAsync(name, data, condition, cancellationToken);

    public ValueTask<StoreResult> StageAsync(
        BlobName name,
        StagedUpload upload,
        int index,
        ReadOnlyMemory<byte> data,
        CancellationToken cancellationToken) => inner.StageAsync(name, upload, index, data, cancellationToken);

    public ValueTask<StoreResult> PublishAsync(
        BlobName name, StagedUpload upload, int count, PutCondition condition, CancellationToken cancellationToken) =>
        inner.PublishAsync(name, upload, count, condition, cancellationToken);

    public IAsyncEnumerable<BlobListing> ListAsync(string prefix, CancellationToken cancellationToken) =>
        inner.ListAsync(prefix, cancellationToken);

    public ValueTask<StoreResult> DeleteAsync(BlobName name, CancellationToken cancellationToken) =>
        inner.DeleteAsync(name, cancellationToken);

    public ValueTask<WriterLeaseResult> AcquireWriterAsync(WorldId world, CancellationToken cancellationToken) =>
        inner.AcquireWriterAsync(world, cancellationToken);

    private static bool IsKey(BlobName name) => name.Value.StartsWith("subjects/", StringComparison.Ordinal);
}
