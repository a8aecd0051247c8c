using AssetCore.Format.Archives;
using AssetCore.Ids;
using AssetCore.Log;
using AssetCore.Log.Stores;
using AssetCore.Recovery.Verification;

namespace AssetCore.Recovery.Archives;

/// <summary>Copies the blobs of an archive into a store, and reads each back. Used once.</summary>
/// <param name="store">The store, with the right to write the world.</param>
/// <param name="archive">The archive.</param>
/// <param name="run">This run of the import, which another may take over.</param>
/// <param name="time">The clock of pauses.</param>
/// <param name="progress">Hears the bytes that were written.</param>
internal sealed class BlobImport(
    ILogStore store, WorldArchive archive, ImportRun run, TimeProvider time, IProgress<long>? progress)
{
    /// <summary>Bytes of one append or block: few and large, since each is a block of a blob for ever.</summary>
    private const int BlockBytes = 8 * 1024 * 1024;

    private const int AttemptsMax = 5;

    private readonly WorldId _world = archive.Origin.World;
    private readonly byte[] _sent = new byte[BlockBytes];
    private readonly byte[] _found = new byte[BlockBytes];
    private long _bytes;

    /// <summary>Deletes what an interrupted import left.</summary>
    /// <exception cref="ImportException">Another run has taken over: nothing more is deleted.</exception>
    /// <exception cref="StorageUnavailableException">The store did not answer.</exception>
    public async ValueTask CleanAsync(CancellationToken cancellationToken)
    {
        var blobs = await WorldBlobs.ListAsync(store, _world, cancellationToken).ConfigureAwait(false);
        IEnumerable<BlobName> leftovers =
        [
            .. blobs.Segments.Keys.Select(first => BlobName.Segment(_world, first)),
            .. blobs.Packs.Keys.Select(first => BlobName.Pack(_world, first)),
            .. blobs.Checkpoints.Select(batch => BlobName.Checkpoint(_world, batch)),
            .. blobs.Indexes.Select(first => BlobName.Index(_world, first)),
            .. blobs.OtherIndexes,
        ];
        foreach (var name in leftovers)
        {
            await run.ThrowIfTakenOverAsync(cancellationToken).ConfigureAwait(false);
            await CallAsync(
                $"delete {name}",
                () => store.DeleteAsync(name, cancellationToken),
                StoreStatus.NotFound,
                cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Copies checkpoints, then the segments from the second on, then the first, and looks once more whether all are
    /// there.
    /// </summary>
    /// <exception cref="StorageUnavailableException">The store did not take it, or did not answer.</exception>
    /// <exception cref="ImportException">
    /// What was read back is not what was sent, or another run has taken over.
    /// </exception>
    public async ValueTask CopyAsync(CancellationToken cancellationToken)
    {
        ArchivedBlob[] segments = [.. archive.Blobs.Where(blob => blob.Blob is ArchiveBlob.Segment)];
        foreach (var checkpoint in archive.Blobs.Where(blob => blob.Blob is ArchiveBlob.Checkpoint))
            await PublishAsync(checkpoint, cancellationToken).ConfigureAwait(false);
        foreach (var segment in segments.Skip(1).Concat(segments.Take(1)))
            await AppendAsync(segment, segment == segments[^1], cancellationToken).ConfigureAwait(false);
        foreach (var blob in archive.Blobs) await ThrowIfGoneAsync(blob, cancellationToken).ConfigureAwait(false);
    }

    // A deletion of the run before, on its way when it was taken over, may have landed after the comparison.
    private async ValueTask ThrowIfGoneAsync(ArchivedBlob blob, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var stat = await store.StatAsync(blob.Name, cancellationToken).ConfigureAwait(false);
            if (stat.IsDone && stat.Length == blob.Length) return;
            if (stat.IsDone || stat.Status == StoreStatus.NotFound)
            {
                await run.ThrowIfTakenOverAsync(cancellationToken).ConfigureAwait(false);
                throw new ImportException(
                    _world, ImportFault.NotReadBack, $"{blob.Name} is gone again: repeat the import");
            }

            await PauseOrFailAsync($"stat {blob.Name}", stat, attempt, cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask PublishAsync(ArchivedBlob blob, CancellationToken cancellationToken)
    {
        await run.ThrowIfTakenOverAsync(cancellationToken).ConfigureAwait(false);
        var upload = StagedUpload.New();
        var blocks = 0;
        for (var offset = 0L; offset < blob.Length; offset += BlockBytes, blocks++)
        {
            var block = await ReadAsync(blob, offset, cancellationToken).ConfigureAwait(false);
            var index = blocks;
            await CallAsync(
                $"write {blob.Name}",
                () => store.StageAsync(blob.Name, upload, index, block, cancellationToken),
                StoreStatus.Done,
                cancellationToken).ConfigureAwait(false);
        }

        await CallAsync(
            $"write {blob.Name}",
            () => store.PublishAsync(blob.Name, upload, blocks, PutCondition.IfAbsent, cancellationToken),
            StoreStatus.AlreadyExists,
            cancellationToken).ConfigureAwait(false);
        await CompareAsync(blob, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask AppendAsync(ArchivedBlob blob, bool isLast, CancellationToken cancellationToken)
    {
        await run.ThrowIfTakenOverAsync(cancellationToken).ConfigureAwait(false);
        await CallAsync(
            $"create {blob.Name}",
            () => store.CreateAsync(blob.Name, cancellationToken),
            StoreStatus.AlreadyExists,
            cancellationToken).ConfigureAwait(false);
        for (var offset = 0L; offset < blob.Length; offset += BlockBytes)
        {
            var block = await ReadAsync(blob, offset, cancellationToken).ConfigureAwait(false);
            await AppendAsync(blob.Name, offset, block, cancellationToken).ConfigureAwait(false);
            _bytes += block.Length;
            progress?.Report(_bytes);
        }

        if (!isLast)
        {
            await CallAsync(
                $"seal {blob.Name}",
                () => store.SealAsync(blob.Name, cancellationToken),
                StoreStatus.Done,
                cancellationToken).ConfigureAwait(false);
        }

        await CompareAsync(blob, cancellationToken).ConfigureAwait(false);
    }

    // An append whose answer was lost, and which took effect, finds the blob longer when it is sent again. So does one
    // that a run which was taken over meanwhile had already made: it appended the same bytes. What stands there is read
    // back at the end.
    private async ValueTask AppendAsync(
        BlobName name, long offset, ReadOnlyMemory<byte> block, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var result = await store.AppendAsync(name, offset, block, cancellationToken).ConfigureAwait(false);
            if (result.IsDone) return;
            if (result.Status is StoreStatus.PreconditionFailed or StoreStatus.Sealed)
            {
                var stat = await store.StatAsync(name, cancellationToken).ConfigureAwait(false);
                if (stat.IsDone && stat.Length >= offset + block.Length) return;
            }

            await PauseOrFailAsync($"write {name}", result, attempt, cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask CompareAsync(ArchivedBlob blob, CancellationToken cancellationToken)
    {
        var reads = new BlobReads(store, _world);
        for (var offset = 0L; offset <= blob.Length; offset += BlockBytes)
        {
            var wanted = await ReadAsync(blob, offset, cancellationToken).ConfigureAwait(false);
            var found = await reads.ReadAsync(blob.Name, offset, _found, cancellationToken).ConfigureAwait(false);
            if (found == wanted.Length && _found.AsSpan(0, found).SequenceEqual(wanted.Span)) continue;
            await run.ThrowIfTakenOverAsync(cancellationToken).ConfigureAwait(false);
            throw new ImportException(
                _world, ImportFault.NotReadBack, $"{blob.Name} reads back differently than it was written");
        }
    }

    private async ValueTask<ReadOnlyMemory<byte>> ReadAsync(
        ArchivedBlob blob, long offset, CancellationToken cancellationToken)
    {
        var read = await archive.ReadAsync(blob.Name, offset, _sent, cancellationToken).ConfigureAwait(false);
        return read.IsDone
            ? _sent.AsMemory(0, read.Count)
            : throw new IOException($"The archive could not be read: {read.Detail}");
    }

    private async ValueTask CallAsync(
        string action,
        Func<ValueTask<StoreResult>> call,
        StoreStatus alsoDone,
        CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var result = await call().ConfigureAwait(false);
            if (result.IsDone || result.Status == alsoDone) return;
            await PauseOrFailAsync(action, result, attempt, cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask PauseOrFailAsync(
        string action, StoreResult result, int attempt, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();

        // What the store refuses is mostly what the run that took over has changed: then that is what to say.
        await run.ThrowIfTakenOverAsync(cancellationToken).ConfigureAwait(false);
        if (result.Status != StoreStatus.Unknown || attempt == AttemptsMax)
            throw new StorageUnavailableException(_world, action, result.Detail ?? $"{result.Status}");
        await Task.Delay(TimeSpan.FromMilliseconds(100 * attempt), time, cancellationToken).ConfigureAwait(false);
    }
}
