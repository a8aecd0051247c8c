using AssetCore.Format.Archives;
using AssetCore.Format.Manifests;
using AssetCore.Ids;
using AssetCore.Log;
using AssetCore.Log.Checkpoints;
using AssetCore.Log.Manifests;
using AssetCore.Log.Stores;

namespace AssetCore.Recovery.Archives;

/// <summary>
/// Writes a world into an archive: its log byte for byte up to the end of a batch, and the checkpoints that help to
/// open it. Every frame is verified on the way. Reads only; may run beside a writer. Takes the memory of a few reads.
/// One call at a time.
/// </summary>
/// <param name="store">Where the world is.</param>
/// <param name="world">The world.</param>
/// <param name="time">The clock of timeouts and pauses.</param>
public sealed class WorldExporter(ILogStore store, WorldId world, TimeProvider time)
{
    private static readonly TimeSpan s_callTimeout = TimeSpan.FromSeconds(30);

    private readonly ManifestStore _manifests = new(store, world, time, s_callTimeout);
    private readonly CheckpointStore _checkpoints = new(store, world, time, s_callTimeout);

    /// <summary>Exports the world as it was at a sequence number, rounded down to the end of a batch.</summary>
    /// <param name="at">The sequence number; null for all that is durable when the export begins.</param>
    /// <param name="output">Where the archive goes, from its current position on; the caller's to flush and
    /// close.</param>
    /// <param name="progress">Hears the bytes of the log that were written; null for nobody.</param>
    /// <param name="cancellationToken">Ends the export; what was written is of no use then.</param>
    /// <exception cref="NothingToExportException">
    /// The world was never written to, or no batch ends so early.
    /// </exception>
    /// <exception cref="LogCorruptException">The log or the manifest does not verify.</exception>
    /// <exception cref="CheckpointDamagedException">The checkpoint that a fork begins with is damaged.</exception>
    /// <exception cref="WorldPurgedException">The world's bytes were freed.</exception>
    /// <exception cref="StorageUnavailableException">The store did not answer.</exception>
    /// <exception cref="IOException">The archive could not be written.</exception>
    public async ValueTask<ExportReport> ExportAsync(
        WorldSeq? at, Stream output, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(output);
        var manifest = await _manifests.LookAsync(cancellationToken).ConfigureAwait(false);
        if (manifest?.Purge is { } purge) throw new WorldPurgedException(world, purge);
        if (manifest?.Lineage is { } fork && at < fork.WorldSeq)
        {
            throw new NothingToExportException(
                world, $"it is a fork that begins behind world_seq {fork.WorldSeq}: export world {fork.Source} instead");
        }

        var origin = new ArchiveOrigin(world, manifest?.Lineage, manifest?.Import);
        using var archive = new ArchiveOutput(origin, output);
        var copy = new CheckpointCopy(store, _checkpoints, world, archive);
        var end = await BeginAsync(manifest, copy, cancellationToken).ConfigureAwait(false);
        var log = new LogCopy(store, world, manifest?.Bound ?? DurableBound.None, archive, progress);
        end = await log.RunAsync(at, end, cancellationToken).ConfigureAwait(false)
            ?? throw new NothingToExportException(world, at is null
                ? "nobody has written to it"
                : $"no batch of it ends at or below world_seq {at}");
        await AddNewestAsync(copy, end, cancellationToken).ConfigureAwait(false);
        return await EndAsync(origin, end, archive, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The place where the log begins: behind the first checkpoint for a fork, otherwise null.</summary>
    private static async ValueTask<LogStart?> BeginAsync(
        WorldManifest? manifest, CheckpointCopy copy, CancellationToken cancellationToken)
    {
        if (manifest?.Genesis is not { } genesis) return null;
        var start = await copy.VerifyAsync(genesis, cancellationToken).ConfigureAwait(false);
        await copy.CopyAsync(genesis, cancellationToken).ConfigureAwait(false);
        return start;
    }

    // Of the checkpoints that are named now; those of the beginning may have been thinned out meanwhile.
    private async ValueTask AddNewestAsync(CheckpointCopy copy, LogStart end, CancellationToken cancellationToken)
    {
        var manifest = await _manifests.LookAsync(cancellationToken).ConfigureAwait(false);
        foreach (var checkpoint in manifest?.Checkpoints ?? [])
        {
            if (checkpoint.Batch > end.Head.Batch || checkpoint == manifest!.Genesis) continue;
            try
            {
                await copy.VerifyAsync(checkpoint, cancellationToken).ConfigureAwait(false);
            }
            catch (CheckpointDamagedException)
            {
                // An archive is whole without: the next older one will do, or none.
                continue;
            }

            await copy.CopyAsync(checkpoint, cancellationToken).ConfigureAwait(false);
            return;
        }
    }

    private static async ValueTask<ExportReport> EndAsync(
        ArchiveOrigin origin, LogStart end, ArchiveOutput archive, CancellationToken cancellationToken)
    {
        var summary = new ArchiveSummary
        {
            Batch = end.Head.Batch,
            WorldSeq = end.Head.WorldSeq,
            Epoch = end.Head.Epoch,
            TimeMs = end.Head.TimeMs,
            Hash = end.Head.Hash,
            StateHash = end.StateHash,
            Segments = archive.Segments,
            Checkpoints = archive.Checkpoints,
            LogBytes = archive.LogBytes,
        };
        var sha256 = await archive.EndAsync(summary, cancellationToken).ConfigureAwait(false);
        return new ExportReport(origin, summary, archive.BytesWritten, sha256);
    }
}
