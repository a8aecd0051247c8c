using AssetCore.Log.Stores;
using AssetCore.Testing.Stores;

namespace AssetCore.Recovery.Tests.Support;

/// <summary>Ends its caller before one of its calls that change something, as the end of a process does.</summary>
/// <param name="inner">The store.</param>
/// <param name="calls">Calls that still take effect.</param>
internal sealed class CrashingStore(ILogStore inner, int calls) : ForwardingStore(inner)
{
    private int _left = calls;

    public override ValueTask<StoreResult> CreateAsync(BlobName name, CancellationToken cancellationToken) =>
        Change(() => base.CreateAsync(name, cancellationToken));

    public override ValueTask<StoreResult> AppendAsync(
        BlobName name, long position, ReadOnlyMemory<byte> data, CancellationToken cancellationToken) =>
        Change(() => base.AppendAsync(name, position, data, cancellationToken));

    public override ValueTask<StoreResult> SealAsync(BlobName name, CancellationToken cancellationToken) =>
        Change(() => base.SealAsync(name, cancellationToken));

    public override ValueTask<StoreResult> PutAsync(
        BlobName name, ReadOnlyMemory<byte> data, PutCondition condition, CancellationToken cancellationToken) =>
        Change(() => base.PutAsync(name, data, condition, cancellationToken));

    public override ValueTask<StoreResult> StageAsync(
        BlobName name,
        StagedUpload upload,
        int index,
        ReadOnlyMemory<byte> data,
        CancellationToken cancellationToken) =>
        Change(() => base.StageAsync(name, upload, index, data, cancellationToken));

    public override ValueTask<StoreResult> PublishAsync(
        BlobName name, StagedUpload upload, int count, PutCondition condition, CancellationToken cancellationToken) =>
        Change(() => base.PublishAsync(name, upload, count, condition, cancellationToken));

    public override ValueTask<StoreResult> DeleteAsync(BlobName name, CancellationToken cancellationToken) =>
        Change(() => base.DeleteAsync(name, cancellationToken));

    private ValueTask<StoreResult> Change(Func<ValueTask<StoreResult>> call) =>
        _left-- > 0 ? call() : throw new CrashException();

    /// <summary>The process has ended.</summary>
    internal sealed class CrashException : Exception;
}
