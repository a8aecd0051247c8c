using System.Collections.Immutable;
using AssetCore.Engine.Checkpoints;
using AssetCore.Engine.Replay;
using AssetCore.Format;
using AssetCore.Format.Checkpoints;
using AssetCore.Format.Manifests;
using AssetCore.Ids;
using AssetCore.Log;
using AssetCore.Log.Checkpoints;
using AssetCore.Log.Reading;
using AssetCore.Log.Stores;
using AssetCore.Recovery.Checkpoints;
using AssetCore.Recovery.Opening;
using AssetCore.Recovery.Purging;

namespace AssetCore.Recovery;

/// <summary>
/// Takes checkpoints of one world from durable bytes alone: the last checkpoint merged with what the batches since left
/// behind. Needs neither the world's writer nor its right, so it may run on any machine, beside the writer and beside
/// another taker. One call at a time.
/// </summary>
public sealed class CheckpointTaker
{
    /// <summary>
    /// Cells and keys of the batches that one merge takes, some 200 MiB: a longer tail becomes several checkpoints, one
    /// on the other.
    /// </summary>
    public const long TailSizeMax = 2_000_000;

    private readonly WorldId _world;
    private readonly CheckpointStore _checkpoints;
    private readonly WorldLogReader _log;
    private readonly PurgedLeftovers _leftovers;
    private readonly long _tailSizeMax;
    private readonly WorkPace _pace;

    /// <summary>A taker of one world's checkpoints.</summary>
    /// <param name="store">Where the world is.</param>
    /// <param name="world">The world.</param>
    /// <param name="time">The clock of timeouts and pauses.</param>
    /// <param name="callTimeout">How long one call to the store may take.</param>
    /// <param name="pace">The share of a core that it may take; null for all that it can get.</param>
    /// <param name="tailSizeMax">Cells and keys that one merge takes, 1 or more.</param>
    public CheckpointTaker(
        ILogStore store,
        WorldId world,
        TimeProvider time,
        TimeSpan callTimeout,
        WorkPace? pace = null,
        long tailSizeMax = TailSizeMax)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(tailSizeMax, 1);
        (_world, _tailSizeMax) = (world, tailSizeMax);
        _pace = pace ?? new WorkPace(1, time);
        _checkpoints = new CheckpointStore(store, world, time, callTimeout);
        _log = new WorldLogReader(store, world, time);
        _leftovers = new PurgedLeftovers(store, world, time);
    }

    /// <summary>Takes a checkpoint at the durable end of the log, or at a batch before it.</summary>
    /// <param name="upTo">The last batch that goes in; null for all that are durable.</param>
    /// <param name="cancellationToken">
    /// Ends the effort. What was published until then and not named is a leftover that a later taker deletes.
    /// </param>
    /// <returns>What it came to; null for a world that nobody has written to, or that was purged.</returns>
    /// <exception cref="LogCorruptException">The log or the manifest does not verify.</exception>
    /// <exception cref="ReplayMismatchException">
    /// The batches do not come to the state hash that the last of them states.
    /// </exception>
    /// <exception cref="FormatFaultException">A payload is not a batch payload.</exception>
    /// <exception cref="CheckpointDamagedException">What was read back is not what was written.</exception>
    /// <exception cref="StorageUnavailableException">The store refused, or did not answer.</exception>
    public async ValueTask<CheckpointTaken?> TakeAsync(BatchNumber? upTo, CancellationToken cancellationToken)
    {
        CheckpointTaken? taken = null;
        var isPurged = await _leftovers
            .RunAsync(
                async () => taken = await TakeOfLivingAsync(upTo, cancellationToken).ConfigureAwait(false),
                cancellationToken)
            .ConfigureAwait(false);
        return isPurged ? null : taken;
    }

    private async ValueTask<CheckpointTaken?> TakeOfLivingAsync(
        BatchNumber? upTo, CancellationToken cancellationToken)
    {
        var manifest = await _checkpoints.ReadManifestAsync(cancellationToken).ConfigureAwait(false);
        if (manifest?.Purge is not null) return null;
        var bad = ImmutableArray.CreateBuilder<BadCheckpoint>();
        CheckpointRef? taken = null;
        while (true)
        {
            var tail = await ReadTailAsync(manifest, upTo, bad, cancellationToken).ConfigureAwait(false);
            try
            {
                if (tail.End is null)
                {
                    if (taken is null) await ReadThroughAsync(tail.Before, cancellationToken).ConfigureAwait(false);
                    return await EndAsync(manifest, tail.Before, taken, bad, cancellationToken).ConfigureAwait(false);
                }

                await MakeRoomAsync(tail.End.Head.Batch, bad, cancellationToken).ConfigureAwait(false);
                taken = await WriteAsync(tail, cancellationToken).ConfigureAwait(false);
            }
            catch (CheckpointDamagedException fault) when (IsThatBefore(fault, tail))
            {
                bad.Add(new BadCheckpoint(tail.Before!, fault.Message));
                continue;
            }

            manifest = await _checkpoints
                .NameAsync(taken, [.. bad.Select(known => known.Checkpoint)], cancellationToken)
                .ConfigureAwait(false);
            if (!manifest!.Checkpoints.Contains(taken))
                return await EndUnnamedAsync(manifest, bad, cancellationToken).ConfigureAwait(false);
            if (!tail.IsCut)
                return await EndAsync(manifest, taken, taken, bad, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// A checkpoint that no batch follows would never be read by a merge: whether it is good is told by reading it.
    /// </summary>
    private async ValueTask ReadThroughAsync(CheckpointRef? last, CancellationToken cancellationToken)
    {
        if (last is null) return;
        var reader = _checkpoints.Open(last);
        await using (reader.ConfigureAwait(false))
        {
            await reader.ReadHeadAsync(cancellationToken).ConfigureAwait(false);
            while (await reader.MoveNextAsync(cancellationToken).ConfigureAwait(false))
                await _pace.RestAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// The name of a damaged checkpoint is taken, and is that of the one to be made in its stead. First the manifest
    /// no longer names it (the good ones before it stay named), then it goes. Another taker that met it too may have
    /// made a good one there meanwhile: that one stays, and is found when this one is published.
    /// </summary>
    private async ValueTask MakeRoomAsync(
        BatchNumber batch, ImmutableArray<BadCheckpoint>.Builder bad, CancellationToken cancellationToken)
    {
        if (bad.FirstOrDefault(known => known.Checkpoint.Batch == batch) is not { } damaged) return;
        if (await IsGoodAsync(damaged.Checkpoint, cancellationToken).ConfigureAwait(false)) return;
        await _checkpoints.ForgetAsync(damaged.Checkpoint, cancellationToken).ConfigureAwait(false);

        // Again, right before the delete: the other one wrote while the manifest was being changed.
        if (await IsGoodAsync(damaged.Checkpoint, cancellationToken).ConfigureAwait(false)) return;
        await _checkpoints.DeleteAsync(batch, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<bool> IsGoodAsync(CheckpointRef checkpoint, CancellationToken cancellationToken)
    {
        try
        {
            await ReadThroughAsync(checkpoint, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (CheckpointDamagedException)
        {
            return false;
        }
    }

    private bool IsThatBefore(CheckpointDamagedException fault, CheckpointTail tail) =>
        tail.Before is { } before && fault.Blob == BlobName.Checkpoint(_world, before.Batch).Value;

    /// <summary>The manifest does not name what was taken: another taker was further.</summary>
    private async ValueTask<CheckpointTaken?> EndUnnamedAsync(
        WorldManifest manifest, ImmutableArray<BadCheckpoint>.Builder bad, CancellationToken cancellationToken)
    {
        if (manifest.Checkpoints.IsEmpty) return null;
        var leftBehind = await CleanAsync(manifest, cancellationToken).ConfigureAwait(false);
        return new CheckpointTaken(manifest.Checkpoints[0], false, bad.ToImmutable(), leftBehind);
    }

    private async ValueTask<CheckpointTaken?> EndAsync(
        WorldManifest? manifest,
        CheckpointRef? last,
        CheckpointRef? taken,
        ImmutableArray<BadCheckpoint>.Builder bad,
        CancellationToken cancellationToken)
    {
        if (last is null) return null;
        var leftBehind = taken is null ? null : await CleanAsync(manifest!, cancellationToken).ConfigureAwait(false);
        return new CheckpointTaken(last, taken is not null, bad.ToImmutable(), leftBehind);
    }

    private async ValueTask<string?> CleanAsync(WorldManifest manifest, CancellationToken cancellationToken)
    {
        try
        {
            await _checkpoints.CleanAsync(manifest, cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (StorageUnavailableException fault)
        {
            // The checkpoint stands; the next one tries again to delete what is left over.
            return fault.Message;
        }
    }

    /// <summary>Reads what follows the newest checkpoint whose head is good.</summary>
    private async ValueTask<CheckpointTail> ReadTailAsync(
        WorldManifest? manifest,
        BatchNumber? upTo,
        ImmutableArray<BadCheckpoint>.Builder bad,
        CancellationToken cancellationToken)
    {
        var (before, start) = await FindBeforeAsync(manifest, upTo, bad, cancellationToken).ConfigureAwait(false);
        var values = new TailValues(
            _world, start?.Head.Batch ?? BatchNumber.None, start?.Head.WorldSeq ?? WorldSeq.None);
        var frames = start is null
            ? _log.ReadAsync(BatchNumber.None.Next, FrameLifetime.UntilNext, cancellationToken)
            : _log.ReadAsync(start, FrameLifetime.UntilNext, cancellationToken);
        BatchFrame? last = null;
        await foreach (var frame in frames.ConfigureAwait(false))
        {
            if (frame.Header.Batch > upTo) break;
            if (values.Size >= _tailSizeMax) return new CheckpointTail(before, values, last!.After, true);
            values.Add(frame.Header, frame.Payload.Span);
            last = frame;
            await _pace.RestAsync(cancellationToken).ConfigureAwait(false);
        }

        return new CheckpointTail(before, values, last?.After, false);
    }

    private async ValueTask<(CheckpointRef? Before, LogStart? Start)> FindBeforeAsync(
        WorldManifest? manifest,
        BatchNumber? upTo,
        ImmutableArray<BadCheckpoint>.Builder bad,
        CancellationToken cancellationToken)
    {
        foreach (var candidate in manifest?.Checkpoints ?? [])
        {
            if (candidate.Batch > upTo || bad.Any(known => known.Checkpoint == candidate)) continue;
            try
            {
                var head = await _checkpoints.ReadHeadAsync(candidate, cancellationToken).ConfigureAwait(false);
                return (candidate, CheckpointPlaces.StartOf(head, candidate));
            }
            catch (CheckpointDamagedException fault)
            {
                bad.Add(new BadCheckpoint(candidate, fault.Message));
            }
        }

        CheckpointLoader.ThrowIfFork(manifest, bad);
        return (null, null);
    }

    private async ValueTask<CheckpointRef> WriteAsync(CheckpointTail tail, CancellationToken cancellationToken)
    {
        var name = BlobName.Checkpoint(_world, tail.End!.Head.Batch).Value;
        try
        {
            return await WriteOnceAsync(tail, cancellationToken).ConfigureAwait(false);
        }
        catch (CheckpointDamagedException fault) when (fault.Blob == name)
        {
            // Under the name stands what no manifest names: what an attempt left behind, and it was damaged since.
            await _checkpoints.DeleteAsync(tail.End.Head.Batch, cancellationToken).ConfigureAwait(false);
            return await WriteOnceAsync(tail, cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask<CheckpointRef> WriteOnceAsync(CheckpointTail tail, CancellationToken cancellationToken)
    {
        using var upload = _checkpoints.Begin(CheckpointPlaces.HeadOf(_world, tail.End!));
        try
        {
            var merge = tail.Before is { } before
                ? await MergeAsync(before, tail.Values, upload, cancellationToken).ConfigureAwait(false)
                : new CheckpointMerge(tail.Values, upload.Chunks);
            while (!merge.Complete()) await RestAsync(upload, cancellationToken).ConfigureAwait(false);
            return await upload.PublishAsync(_pace.RestAsync, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await upload.AbandonAsync().ConfigureAwait(false);
            throw;
        }
    }

    private async ValueTask RestAsync(CheckpointUpload upload, CancellationToken cancellationToken)
    {
        await upload.FlushAsync(cancellationToken).ConfigureAwait(false);
        await _pace.RestAsync(cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<CheckpointMerge> MergeAsync(
        CheckpointRef before, TailValues values, CheckpointUpload upload, CancellationToken cancellationToken)
    {
        var reader = _checkpoints.Open(before);
        await using (reader.ConfigureAwait(false))
        {
            var head = await reader.ReadHeadAsync(cancellationToken).ConfigureAwait(false);
            var merge = new CheckpointMerge(head, values, upload.Chunks);
            while (await reader.MoveNextAsync(cancellationToken).ConfigureAwait(false))
            {
                while (!merge.Prepare(reader.Chunk.Span))
                    await RestAsync(upload, cancellationToken).ConfigureAwait(false);
                Feed(merge, reader.Chunk, head);
                await RestAsync(upload, cancellationToken).ConfigureAwait(false);
            }

            return merge;
        }
    }

    private static void Feed(CheckpointMerge merge, ReadOnlyMemory<byte> chunk, CheckpointHead head)
    {
        try
        {
            merge.Feed(chunk.Span);
        }
        catch (FormatFaultException fault)
        {
            var name = BlobName.Checkpoint(head.World, head.Batch).Value;
            throw new CheckpointDamagedException(head.World, name, fault.Message, fault);
        }
    }
}
