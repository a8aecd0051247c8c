using System.Runtime.CompilerServices;
using AssetCore.Ids;
using AssetCore.Log.Stores;
using AssetCore.Simulation.Processes;

namespace AssetCore.Simulation.Stores;

/// <summary>
/// The disk as one process sees it, with the behaviour of <c>FileLogStore</c>: the conformance suite and the tests of
/// torn tails hold the two together. Every call is done at once.
/// </summary>
/// <param name="disk">The disk.</param>
/// <param name="process">Who looks; null for an observer, whom no decree ends.</param>
internal sealed partial class FileView(FileMedium disk, SimulatedProcess? process) : ITearableLogStore
{
    private static StoreResult NotFound => new(StoreStatus.NotFound);

    public ValueTask<StoreReadResult> ReadAsync(
        BlobName name, long offset, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfZero(buffer.Length, nameof(buffer));
        if (!disk.Files.TryGetValue(name.Value, out var file)) return new(new StoreReadResult(StoreStatus.NotFound));
        var count = (int)Math.Clamp(VisibleLength(name, file) - offset, 0, buffer.Length);
        if (count > 0) file.Bytes.Slice((int)offset, count).CopyTo(buffer.Span);
        return new(new StoreReadResult(StoreStatus.Done, count));
    }

    public ValueTask<StoreResult> StatAsync(BlobName name, CancellationToken cancellationToken) =>
        new(disk.Files.TryGetValue(name.Value, out var file)
            ? new StoreResult(StoreStatus.Done, VisibleLength(name, file), file.ETag, file.IsSealed)
            : NotFound);

    public ValueTask<StoreResult> PutAsync(
        BlobName name, ReadOnlyMemory<byte> data, PutCondition condition, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(data.Length, LogStoreLimits.PutBytesMax, nameof(data));
        return new(Put(name, SimulatedFile.Whole(data.Span), condition));
    }

    public ValueTask<StoreResult> StageAsync(
        BlobName name,
        StagedUpload upload,
        int index,
        ReadOnlyMemory<byte> data,
        CancellationToken cancellationToken)
    {
        LogStoreLimits.ThrowIfNoBlock(index, data.Length);
        var staging = disk.Staged.GetValueOrDefault((name.Value, upload));
        if (staging is null && index == 0) disk.Staged[(name.Value, upload)] = staging = new FileStaging(process);
        return new(staging?.Process == process && staging?.TryStage(index, data.Span) == true
            ? new StoreResult(StoreStatus.Done)
            : NotFound);
    }

    public ValueTask<StoreResult> PublishAsync(
        BlobName name, StagedUpload upload, int count, PutCondition condition, CancellationToken cancellationToken)
    {
        LogStoreLimits.ThrowIfNoBlockCount(count);
        if (StatusOf(name, condition) is var status and not StoreStatus.Done) return new(new StoreResult(status));
        var staging = disk.Staged.GetValueOrDefault((name.Value, upload));
        if (staging is null || staging.Process != process || staging.Blocks.Count != count) return new(NotFound);
        disk.Staged.Remove((name.Value, upload));
        return new(Put(name, SimulatedFile.Whole(staging.Blocks.SelectMany(block => block).ToArray()), condition));
    }

    public async IAsyncEnumerable<BlobListing> ListAsync(
        string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        foreach (var (text, file) in disk.Files.Where(file => file.Key.StartsWith(prefix, StringComparison.Ordinal)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var name = new BlobName(text);
            yield return new BlobListing(name, VisibleLength(name, file));
        }
    }

    public ValueTask<StoreResult> DeleteAsync(BlobName name, CancellationToken cancellationToken)
    {
        if (BlobName.TryParseWorld(name, out var world) && OwnLease(world) is { } lease) lease.Files.Remove(name.Value);
        return new(disk.Files.Remove(name.Value) ? new StoreResult(StoreStatus.Done) : NotFound);
    }

    public ValueTask<WriterLeaseResult> AcquireWriterAsync(WorldId world, CancellationToken cancellationToken) =>
        new(disk.Acquire(world, process));

    public ValueTask<StoreResult> StatSettledAsync(BlobName name, CancellationToken cancellationToken) =>
        new(disk.Files.TryGetValue(name.Value, out var file)
            ? new StoreResult(StoreStatus.Done, file.Mark ?? file.Length)
            : NotFound);

    private SimulatedFileLease? OwnLease(WorldId world) =>
        disk.WriterOf(world) is { } lease && lease.Process == process ? lease : null;

    private long VisibleLength(BlobName name, SimulatedFile file)
    {
        var isOfWorld = BlobName.TryParseWorld(name, out var world);
        var lease = isOfWorld ? disk.WriterOf(world) : null;
        var own = lease?.Process == process ? lease : null;
        if (own?.Files.GetValueOrDefault(name.Value) is { } open) return Math.Min(open.DurableLength, file.Length);
        if (file.Mark is not { } mark) return file.Length;
        if (file.IsSealed) return mark;
        return lease is not null && own is null ? Math.Min(mark, file.Length) : file.Length;
    }

    private StoreStatus StatusOf(BlobName name, PutCondition condition) => condition switch
    {
        PutCondition.Absent => disk.Files.ContainsKey(name.Value) ? StoreStatus.AlreadyExists : StoreStatus.Done,
        PutCondition.Matches match when disk.Files.TryGetValue(name.Value, out var file) && file.ETag == match.ETag =>
            StoreStatus.Done,
        _ => StoreStatus.PreconditionFailed,
    };

    private StoreResult Put(BlobName name, SimulatedFile file, PutCondition condition)
    {
        if (StatusOf(name, condition) is var status and not StoreStatus.Done) return new StoreResult(status);
        disk.Files[name.Value] = file;
        return new StoreResult(StoreStatus.Done, file.Length, file.ETag);
    }
}
