using System.Runtime.CompilerServices;
using AssetCore.Ids;
using AssetCore.Log.Stores;

namespace AssetCore.Log.Files;

/// <summary>
/// Blobs as files below one folder. "Done" means flushed to the disk, names included. One process writes a world at a
/// time, kept by a lock; any number of processes read. Any thread.
/// </summary>
/// <remarks>
/// Calls block a thread for as long as the disk takes, see <see cref="DiskThreads"/>; a call that has begun does not end
/// early when it is cancelled, since nobody can take back what was given to a disk.
/// </remarks>
public sealed class FileLogStore : ITearableLogStore, IRememberingLogStore
{
    private readonly FileLayout _layout;
    private readonly FileReads _reads;
    private readonly FilePuts _puts;
    private readonly FileUploads _uploads;
    private readonly FileLeases _leases;

    /// <summary>A store below a folder, which is created by the first write.</summary>
    /// <param name="root">
    /// The folder. Give processes that are to see the same worlds the same one, on a local disk.
    /// </param>
    public FileLogStore(string root)
        : this(root, new FileCalls())
    {
    }

    internal FileLogStore(string root, FileCalls calls)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(root);
        _layout = new FileLayout(root);
        var folders = new Folders(_layout, calls);
        _leases = new FileLeases(_layout, folders, calls);
        _reads = new FileReads(_layout, folders, _leases.Find);
        _puts = new FilePuts(_layout, folders, calls);
        _uploads = new FileUploads(_puts, folders, calls);
    }

    /// <inheritdoc />
    public ValueTask<StoreResult> CreateAsync(BlobName name, CancellationToken cancellationToken)
    {
        var (lease, path) = (LeaseOf(name), _layout.PathOf(name));
        return CallAsync(() => Create(lease, path), cancellationToken);
    }

    /// <inheritdoc />
    public ValueTask<StoreResult> AppendAsync(
        BlobName name, long position, ReadOnlyMemory<byte> data, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(position);
        ArgumentOutOfRangeException.ThrowIfZero(data.Length, nameof(data));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(data.Length, LogStoreLimits.AppendBytesMax, nameof(data));
        var (lease, path) = (LeaseOf(name), _layout.PathOf(name));
        return CallAsync(() => lease.Get(path).Append(position, data.Span), cancellationToken);
    }

    /// <inheritdoc />
    public ValueTask<StoreResult> SealAsync(BlobName name, CancellationToken cancellationToken)
    {
        var (lease, path) = (LeaseOf(name), _layout.PathOf(name));
        return CallAsync(() => Seal(lease, path), cancellationToken);
    }

    /// <inheritdoc />
    public async ValueTask<StoreReadResult> ReadAsync(
        BlobName name, long offset, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfZero(buffer.Length, nameof(buffer));
        var read = new StoreReadResult(StoreStatus.Refused);
        var result = await CallAsync(
            () =>
            {
                read = _reads.Read(name, offset, buffer.Span);
                return new StoreResult(read.Status);
            },
            cancellationToken).ConfigureAwait(false);
        return result.IsDone ? read : new StoreReadResult(result.Status, 0, result.Detail);
    }

    /// <inheritdoc />
    public ValueTask<StoreResult> StatAsync(BlobName name, CancellationToken cancellationToken) =>
        CallAsync(() => _reads.Stat(name), cancellationToken);

    /// <inheritdoc />
    ValueTask<StoreResult> IRememberingLogStore.StatAnewAsync(BlobName name, CancellationToken cancellationToken) =>
        CallAsync(() => _reads.StatAnew(name), cancellationToken);

    /// <inheritdoc />
    public ValueTask<StoreResult> StatSettledAsync(BlobName name, CancellationToken cancellationToken) =>
        CallAsync(() => _reads.StatSettled(name), cancellationToken);

    /// <inheritdoc />
    public ValueTask<StoreResult> SettleAsync(BlobName name, long length, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        var (lease, path) = (LeaseOf(name), _layout.PathOf(name));
        return CallAsync(() => lease.Get(path).Settle(length), cancellationToken);
    }

    /// <inheritdoc />
    public ValueTask<StoreResult> PutAsync(
        BlobName name, ReadOnlyMemory<byte> data, PutCondition condition, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(data.Length, LogStoreLimits.PutBytesMax, nameof(data));
        var path = _layout.PathOf(name);
        return CallAsync(() => _puts.Put(path, data.Span, condition), cancellationToken);
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
        var path = _layout.PathOf(name);
        return CallAsync(() => _uploads.Stage(path, upload, index, data.Span), cancellationToken);
    }

    /// <inheritdoc />
    public ValueTask<StoreResult> PublishAsync(
        BlobName name, StagedUpload upload, int count, PutCondition condition, CancellationToken cancellationToken)
    {
        LogStoreLimits.ThrowIfNoBlockCount(count);
        var path = _layout.PathOf(name);
        return CallAsync(() => _uploads.Publish(path, upload, count, condition), cancellationToken);
    }

    /// <inheritdoc />
    public ValueTask<StoreResult> AbandonAsync(
        BlobName name, StagedUpload upload, CancellationToken cancellationToken)
    {
        var path = _layout.PathOf(name);
        return CallAsync(() => _uploads.Abandon(path, upload), cancellationToken);
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<BlobListing> ListAsync(
        string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var files = await DiskThreads.RunAsync(() => _layout.List(prefix).ToList()).ConfigureAwait(false);
        foreach (var (name, path) in files)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var file = new FileInfo(path);
            if (file.Exists) yield return new BlobListing(name, _reads.VisibleLength(name, path, file.Length));
        }
    }

    /// <inheritdoc />
    public ValueTask<StoreResult> DeleteAsync(BlobName name, CancellationToken cancellationToken)
    {
        var path = _layout.PathOf(name);
        var lease = BlobName.TryParseWorld(name, out var world) ? _leases.Find(world) : null;
        return CallAsync(
            () =>
            {
                if (!File.Exists(path)) return new StoreResult(StoreStatus.NotFound);
                lease?.Close(path);
                AppendFile.Remove(path);
                return new StoreResult(StoreStatus.Done);
            },
            cancellationToken);
    }

    /// <inheritdoc />
    public async ValueTask<WriterLeaseResult> AcquireWriterAsync(WorldId world, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var result = default(WriterLeaseResult);
        var call = await CallAsync(
            () =>
            {
                result = _leases.Acquire(world);
                return new StoreResult(StoreStatus.Done);
            },
            CancellationToken.None).ConfigureAwait(false);
        return call.IsDone ? result : new WriterLeaseResult(null, null, call.Detail);
    }

    private static StoreResult Create(FileLease lease, string path)
    {
        if (File.Exists(path)) return new StoreResult(StoreStatus.AlreadyExists);
        try
        {
            return new StoreResult(StoreStatus.Done, lease.Create(path).DurableLength, "0");
        }
        catch (IOException failure) when (!File.Exists(path))
        {
            return new StoreResult(StoreStatus.Refused, Detail: failure.Message);
        }
    }

    private static StoreResult Seal(FileLease lease, string path)
    {
        var result = lease.Get(path).Seal();
        lease.Close(path);
        return result;
    }

    /// <summary>Runs a blocking call and turns what the file system throws into an outcome.</summary>
    private static async ValueTask<StoreResult> CallAsync(Func<StoreResult> call, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested) return StoreResult.NotSent;
        try
        {
            return await DiskThreads.RunAsync(call).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            return new StoreResult(StoreStatus.NotFound, Detail: failure.Message);
        }
        catch (UnauthorizedAccessException failure)
        {
            return new StoreResult(StoreStatus.Refused, Detail: failure.Message);
        }
        catch (IOException failure)
        {
            // What an append leaves open it reports itself; all else is repeated with the same effect as once.
            return new StoreResult(StoreStatus.Unknown, Detail: failure.Message);
        }
    }

    private FileLease LeaseOf(BlobName name)
    {
        if (!BlobName.TryParseWorld(name, out var world))
            throw new ArgumentException($"{name} belongs to no world.", nameof(name));
        return _leases.Find(world)
            ?? throw new InvalidOperationException($"{name} is written without the right to write world {world}.");
    }
}
