using AssetCore.Format.Manifests;
using AssetCore.Ids;
using AssetCore.Log;
using AssetCore.Log.Checkpoints;
using AssetCore.Log.Manifests;
using AssetCore.Log.Stores;
using AssetCore.Log.Verification;
using AssetCore.Recovery.Verification.Judging;

namespace AssetCore.Recovery.Verification;

/// <summary>
/// Verifies all that a store holds of a world: the chain and everything beside it, each part as far as it can be
/// without the others, so that one fault does not hide the next. Reads only; may run beside a writer. One call at a
/// time.
/// </summary>
/// <param name="store">Where the world is.</param>
/// <param name="world">The world.</param>
/// <param name="time">The clock of timeouts and pauses.</param>
public sealed class WorldVerifier(ILogStore store, WorldId world, TimeProvider time)
{
    private static readonly TimeSpan s_callTimeout = TimeSpan.FromSeconds(30);

    private readonly VerifyFindings _findings = new();
    private readonly CheckpointStore _checkpoints = new(store, world, time, s_callTimeout);

    /// <summary>Verifies to the durable end.</summary>
    /// <param name="options">What to do beyond reading all there is.</param>
    /// <param name="progress">Told now and then.</param>
    /// <param name="cancellationToken">Ends the verification.</param>
    /// <returns>What was found; null if the store holds nothing of this world.</returns>
    /// <exception cref="StorageUnavailableException">The store did not answer; says nothing about the
    /// world.</exception>
    public async ValueTask<WorldReport?> VerifyAsync(
        VerifyOptions options, IProgress<VerifyProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        var blobs = await WorldBlobs.ListAsync(store, world, cancellationToken).ConfigureAwait(false);
        if (blobs.IsEmpty) return null;
        var (manifest, isReadable) = await ReadManifestAsync(cancellationToken).ConfigureAwait(false);
        if (manifest?.Purge is { } purge) return ReportOfPurged(manifest, purge, blobs);
        if (manifest is { IsImporting: true }) _findings.Note("its import has not ended: repeat it");

        var checkpoints = new CheckpointCheck(world, _checkpoints, _findings);
        var beginning = await checkpoints.LoadBeginningAsync(manifest, cancellationToken).ConfigureAwait(false);

        // Replay goes on with that state, so what it begins with is kept apart.
        var content = beginning?.Restored?.State.ContentHash;
        var indexes = new IndexCheck(store, world, blobs);
        var replay = new ReplayCheck(world, blobs, manifest, beginning, indexes, options.Expected, _findings);
        var meter = new VerifyMeter(progress, options.Rejudge ? 2 : 1);
        var chain = await WalkAsync(replay, isReadable, meter, cancellationToken).ConfigureAwait(false);
        if (isReadable && chain.IsSound)
            await CheckManifestAsync(manifest, chain, replay.Writer, cancellationToken).ConfigureAwait(false);
        if (manifest is not null)
        {
            await checkpoints
                .RunAsync(manifest, replay.Places, chain.Head.Batch, chain.IsSound, cancellationToken)
                .ConfigureAwait(false);
        }

        await CheckPacksAsync(blobs, cancellationToken).ConfigureAwait(false);
        foreach (var fault in await indexes.FindFaultsAsync(cancellationToken).ConfigureAwait(false)) _findings.Add(fault);
        CheckStrays(blobs, manifest, replay, chain);
        if (manifest?.Lineage is { } lineage)
        {
            await new LineageCheck(store, time, _findings)
                .RunAsync(manifest, lineage, content, cancellationToken)
                .ConfigureAwait(false);
        }

        if (options.Expected is { } expected && ExpectationCheck.FindFault(expected, replay, chain.Head) is { } lack)
            _findings.Add(lack);
        var rejudged = options.Rejudge
            ? await RejudgeAsync(manifest, blobs, replay, meter, cancellationToken).ConfigureAwait(false)
            : 0;
        return Report(manifest, chain, replay, checkpoints.Sound, rejudged);
    }

    private async ValueTask<(WorldManifest? Manifest, bool IsReadable)> ReadManifestAsync(
        CancellationToken cancellationToken)
    {
        try
        {
            var manifests = new ManifestStore(store, world, time, s_callTimeout);
            return (await manifests.LookAsync(cancellationToken).ConfigureAwait(false), true);
        }
        catch (LogCorruptException broken)
        {
            _findings.Add(
                new Finding(FindingKind.Manifest, broken.Reason) { Blob = broken.Blob, Offset = broken.Offset });
            return (null, false);
        }
    }

    private async ValueTask<ChainReport> WalkAsync(
        ReplayCheck replay, bool isReadable, VerifyMeter meter, CancellationToken cancellationToken)
    {
        var readable = isReadable ? store : new WithoutManifest(store, BlobName.Manifest(world));
        var chain = await new ChainVerifier(readable, world)
            .VerifyAsync(replay.Check, meter, cancellationToken)
            .ConfigureAwait(false);
        if (chain.Fault is { } fault)
        {
            _findings.Add(new Finding(FindingKind.Frame, fault.Reason)
            {
                Blob = fault.Blob,
                Offset = fault.Offset,
                Batch = fault.After.Next,
            });
        }

        return chain;
    }

    // A writer may have claimed the world while the log was walked: only what the manifest says afterwards counts.
    private async ValueTask CheckManifestAsync(
        WorldManifest? manifest, ChainReport chain, WriterNonce? writer, CancellationToken cancellationToken)
    {
        if (ManifestCheck.FindFault(world, manifest, chain.Head, writer) is null) return;
        var (latest, isReadable) = await ReadManifestAsync(cancellationToken).ConfigureAwait(false);
        if (isReadable && ManifestCheck.FindFault(world, latest, chain.Head, writer) is { } fault)
            _findings.Add(fault);
    }

    private async ValueTask CheckPacksAsync(WorldBlobs blobs, CancellationToken cancellationToken)
    {
        PackCheck? check = null;
        foreach (var first in blobs.Packs.Keys.Where(blobs.Segments.ContainsKey))
        {
            check ??= new PackCheck(store, world);
            if (await check.IsLeftoverAsync(first, cancellationToken).ConfigureAwait(false))
            {
                var segment = BlobName.Segment(world, first);
                _findings.Note($"{segment} is empty beside its pack: delete the empty segment, and keep the pack");
                continue;
            }

            var fault = await check.FindFaultAsync(first, cancellationToken).ConfigureAwait(false);
            if (fault is not null) _findings.Add(fault);
        }
    }

    private void CheckStrays(WorldBlobs blobs, WorldManifest? manifest, ReplayCheck replay, ChainReport chain)
    {
        var next = chain.Head.Batch.Next;
        foreach (var first in blobs.Firsts.Where(first => !replay.Segments.Contains(first) && first != next))
        {
            // Behind a fault nobody knows what leads where.
            if (!chain.IsSound && first > chain.Head.Batch) continue;
            _findings.Add(new Finding(FindingKind.Stray, "no frame leads to this segment")
            {
                Blob = blobs.NameOf(first).Value,
                Offset = 0,
            });
        }

        var named = manifest?.Checkpoints.Select(checkpoint => checkpoint.Batch).ToHashSet() ?? [];
        foreach (var batch in blobs.Checkpoints.Where(batch => !named.Contains(batch)))
            _findings.Note($"{BlobName.Checkpoint(world, batch)} is named by no manifest: a leftover");
        foreach (var index in blobs.OtherIndexes)
            _findings.Note($"{index} is an index of another version and was not looked at");
        foreach (var other in blobs.Others) _findings.Note($"{other} is no part of a world");
    }

    private async ValueTask<long> RejudgeAsync(
        WorldManifest? manifest,
        WorldBlobs blobs,
        ReplayCheck replay,
        VerifyMeter meter,
        CancellationToken cancellationToken)
    {
        var beginning = await new CheckpointCheck(world, _checkpoints, new VerifyFindings())
            .LoadBeginningAsync(manifest, cancellationToken)
            .ConfigureAwait(false);
        if (manifest?.Lineage is not null && beginning is null) return 0;
        var judge = new Rejudge(store, world, blobs, beginning, time, _findings);
        return await judge.RunAsync(replay.Engine.Batch, meter, cancellationToken).ConfigureAwait(false);
    }

    private WorldReport ReportOfPurged(WorldManifest manifest, WorldPurge purge, WorldBlobs blobs)
    {
        _findings.Note($"the world's bytes were freed: {purge.Reason}");
        if (!blobs.IsOnlyManifest)
        {
            _findings.Add(
                new Finding(FindingKind.Manifest, "the world was purged, and blobs of it are left: purge it again")
                {
                    Blob = BlobName.Manifest(world).Value,
                });
        }

        var nothing = new ReplayCheck(
            world, blobs, null, null, new IndexCheck(store, world, blobs), null, _findings);
        var chain = new ChainReport
        {
            World = world,
            Segments = 0,
            Batches = 0,
            Commits = 0,
            Bytes = 0,
            Epochs = 0,
            Head = LogHead.Empty,
            TornBytes = 0,
            Fault = null,
        };
        return Report(manifest, chain, nothing, 0, 0);
    }

    private WorldReport Report(
        WorldManifest? manifest, ChainReport chain, ReplayCheck replay, int checkpoints, long rejudged)
    {
        var (findings, notes) = _findings.End();
        return new WorldReport
        {
            World = world,
            Head = chain.Head,
            Segments = chain.Segments,
            Batches = chain.Batches,
            Commits = chain.Commits,
            Bytes = chain.Bytes,
            Epochs = chain.Epochs,
            TornBytes = chain.TornBytes,
            Checkpoints = checkpoints,
            Rejudged = rejudged,
            Replayed = replay.Engine.Head,
            StateHash = replay.Engine.StateHash,
            ContentHash = replay.Engine.State.ContentHash,
            Manifest = manifest,
            Findings = findings,
            Notes = notes,
        };
    }
}
