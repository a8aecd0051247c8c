using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using AssetCore.Ids;
using AssetCore.Log.Stores;

namespace AssetCore.Log.Memory;

/// <summary>
/// Blobs in memory with the behaviour of a blob service: conditional appends, seals, ETags, the limit of appends per
/// blob. For tests and for trying things out: what it holds ends with the process. Any thread; one instance is shared
/// by all silos of a process that are to see the same worlds.
/// </summary>
public sealed class MemoryLogStore : ILogStore
{
    private readonly ConcurrentDictionary<string, MemoryBlob> _blobs = new(StringComparer.Ordinal);
    private readonly MemoryUploads _uploads = new();

    /// <inheritdoc />
    public ValueTask<StoreResult> CreateAsync(BlobName name, CancellationToken cancellationToken)
    {
        if (Cancelled(cancellationToken, out var refused)) return refused;
        var blob = MemoryBlob.ForAppending();
        return new(_blobs.TryAdd(name.Value, blob) ? blob.Stat() : new StoreResult(StoreStatus.AlreadyExists));
    }

    /// <inheritdoc />
    public ValueTask<StoreResult> AppendAsync(
        BlobName name, long position, ReadOnlyMemory<byte> data, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(position);
        ArgumentOutOfRangeException.ThrowIfZero(data.Length, nameof(data));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(data.Length, LogStoreLimits.AppendBytesMax, nameof(data));
        if (Cancelled(cancellationToken, out var refused)) return refused;
        return new(_blobs.TryGetValue(name.Value, out var blob) ? blob.Append(position, data.Span) : NotFound);
    }

    /// <inheritdoc />
    public ValueTask<StoreResult> SealAsync(BlobName name, CancellationToken cancellationToken)
    {
        if (Cancelled(cancellationToken, out var refused)) return refused;
        return new(_blobs.TryGetValue(name.Value, out var blob) ? blob.Seal() : NotFound);
    }

    /// <inheritdoc />
    public ValueTask<StoreReadResult> ReadAsync(
        BlobName name, long offset, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfZero(buffer.Length, nameof(buffer));
        if (cancellationToken.IsCancellationRequested)
            return new(new StoreReadResult(StoreStatus.Refused, 0, StoreResult.NotSent.Detail));
        return new(_blobs.TryGetValue(name.Value, out var blob)
            ? new StoreReadResult(StoreStatus.Done, blob.Read(offset, buffer.Span))
            : new StoreReadResult(StoreStatus.NotFound));
    }

    /// <inheritdoc />
    public ValueTask<StoreResult> StatAsync(BlobName name, CancellationToken cancellationToken)
    {
        if (Cancelled(cancellationToken, out var refused)) return refused;
        return new(_blobs.TryGetValue(name.Value, out var blob) ? blob.Stat() : NotFound);
    }

    /// <inheritdoc />
    public ValueTask<StoreResult> PutAsync(
        BlobName name, ReadOnlyMemory<byte> data, PutCondition condition, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(data.Length, LogStoreLimits.PutBytesMax, nameof(data));
        if (Cancelled(cancellationToken, out var refused)) return refused;
        return new(Put(name, MemoryBlob.Whole(data.Span), condition));
    }

    /// <inheritdoc />
    public ValueTask<StoreResult> StageAsync(
        BlobName name,
        StagedUpload upload,
        int index,
        ReadOnlyMemory<byte> data,
        CancellationToken cancellationToken)
    {
        LogStoreLimits.ThrowIfNoBlock(index, data.Length);
        if (Cancelled(cancellationToken, out var refused)) return refused;
        return new(_uploads.TryStage(name, upload, index, data.Span) ? new StoreResult(StoreStatus.Done) : NotFound);
    }

    /// <inheritdoc />
    public ValueTask<StoreResult> PublishAsync(
        BlobName name, StagedUpload upload, int count, PutCondition condition, CancellationToken cancellationToken)
    {
        LogStoreLimits.ThrowIfNoBlockCount(count);
        if (Cancelled(cancellationToken, out var refused)) return refused;
        if (StatusOf(name, condition) is var status and not StoreStatus.Done) return new(new StoreResult(status));
        if (_uploads.Find(name, upload, count) is not { } blocks) return new(NotFound);
        var result = Put(name, MemoryBlob.Whole(blocks), condition);
        if (result.IsDone) _uploads.Drop(name);
        return new(result);
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<BlobListing> ListAsync(
        string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        foreach (var (name, blob) in _blobs.ToArray()
            .Where(pair => pair.Key.StartsWith(prefix, StringComparison.Ordinal))
            .OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return new BlobListing(new BlobName(name), blob.Stat().Length);
        }
    }

    /// <inheritdoc />
    public ValueTask<StoreResult> DeleteAsync(BlobName name, CancellationToken cancellationToken)
    {
        if (Cancelled(cancellationToken, out var refused)) return refused;
        return new(_blobs.TryRemove(name.Value, out _) ? new StoreResult(StoreStatus.Done) : NotFound);
    }

    /// <inheritdoc />
    public ValueTask<WriterLeaseResult> AcquireWriterAsync(WorldId world, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(new WriterLeaseResult(FreeLease.Instance, null));
    }

    private static StoreResult NotFound => new(StoreStatus.NotFound);

    private static bool Cancelled(CancellationToken cancellationToken, out ValueTask<StoreResult> refused)
    {
        refused = cancellationToken.IsCancellationRequested ? new(StoreResult.NotSent) : default;
        return cancellationToken.IsCancellationRequested;
    }

    private StoreStatus StatusOf(BlobName name, PutCondition condition) => condition switch
    {
        PutCondition.Absent => _blobs.ContainsKey(name.Value) ? StoreStatus.AlreadyExists : StoreStatus.Done,

        // A blob that is not there matches no version, as with a blob service.
        PutCondition.Matches match => _blobs.TryGetValue(name.Value, out var old) && old.Stat().ETag == match.ETag
            ? StoreStatus.Done
            : StoreStatus.PreconditionFailed,
        _ => throw new ArgumentException("Unknown condition.", nameof(condition)),
    };

    private StoreResult Put(BlobName name, MemoryBlob blob, PutCondition condition)
    {
        if (condition is PutCondition.Absent)
            return _blobs.TryAdd(name.Value, blob) ? blob.Stat() : new StoreResult(StoreStatus.AlreadyExists);
        var old = _blobs.GetValueOrDefault(name.Value);
        if (StatusOf(name, condition) is var status and not StoreStatus.Done) return new StoreResult(status);
        return old is not null && _blobs.TryUpdate(name.Value, blob, old)
            ? blob.Stat()
            : new StoreResult(StoreStatus.PreconditionFailed);
    }
}
