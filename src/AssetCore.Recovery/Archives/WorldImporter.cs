using AssetCore.Format.Manifests;
using AssetCore.Ids;
using AssetCore.Log;
using AssetCore.Log.Manifests;
using AssetCore.Log.Stores;
using AssetCore.Recovery.Verification;

namespace AssetCore.Recovery.Archives;

/// <summary>
/// Restores a world from an archive, bit for bit, into a store that has none of its number. One call at a time.
/// </summary>
/// <remarks>
/// <para>
/// First the manifest is made, on condition that there is none: it says which archive is being imported and how far
/// the log reaches. Until all of it is there, the world is one whose log was cut short, which nobody opens and nobody
/// writes. The first segment comes last: with it the whole world appears. Then the manifest is written again, and the
/// import is over: <c>docs/formats/archive.md</c>.
/// </para>
/// <para>
/// An import that was interrupted is begun anew by repeating it. Only bytes that an import wrote are ever deleted: the
/// manifest says so, and that no writer has claimed the world since. On a store without a right to write, an import
/// that still goes on cannot be told from one that was interrupted: it is taken over, finds that out before it deletes
/// or completes anything, and ends.
/// </para>
/// </remarks>
/// <param name="store">Where the world goes.</param>
/// <param name="time">The clock of timeouts and pauses, and of what the manifest says.</param>
public sealed class WorldImporter(ILogStore store, TimeProvider time)
{
    private static readonly TimeSpan s_callTimeout = TimeSpan.FromSeconds(30);

    /// <summary>Imports a world.</summary>
    /// <param name="archive">The archive.</param>
    /// <param name="progress">Hears the bytes that were written; null for nobody.</param>
    /// <param name="cancellationToken">Ends the import; repeat it later.</param>
    /// <exception cref="ImportException">
    /// The archive does not verify, or the store holds that world, or somebody writes it.
    /// </exception>
    /// <exception cref="StorageUnavailableException">The store refused, or did not answer. Repeat it later.</exception>
    public async ValueTask<ImportReport> ImportAsync(
        WorldArchive archive, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(archive);
        var world = archive.Origin.World;
        await VerifyAsync(archive, cancellationToken).ConfigureAwait(false);
        var manifests = new ManifestStore(store, world, time, s_callTimeout);
        var isContinued = await ThrowIfThereAsync(manifests, archive, cancellationToken).ConfigureAwait(false);
        var lease = await store.AcquireWriterAsync(world, cancellationToken).ConfigureAwait(false);
        if (lease.Lease is not { } right) throw RefusedBy(world, lease);
        await using (right.ConfigureAwait(false))
        {
            var run = new ImportRun(manifests, archive, time);
            var hasTakenOver = await run.BeginAsync(cancellationToken).ConfigureAwait(false);
            var blobs = new BlobImport(store, archive, run, time, progress);
            if (hasTakenOver) await blobs.CleanAsync(cancellationToken).ConfigureAwait(false);
            await blobs.CopyAsync(cancellationToken).ConfigureAwait(false);
            var manifest = await run.EndAsync(cancellationToken).ConfigureAwait(false);
            return new ImportReport(
                manifest, archive.Summary.Segments, archive.Summary.LogBytes, isContinued || hasTakenOver);
        }
    }

    private async ValueTask VerifyAsync(WorldArchive archive, CancellationToken cancellationToken)
    {
        var world = archive.Origin.World;
        var verifier = new WorldVerifier(archive, world, time);
        var report = await verifier
            .VerifyAsync(new VerifyOptions(), null, cancellationToken)
            .ConfigureAwait(false);
        if (report!.Findings is [var finding, ..])
            throw new ImportException(world, ImportFault.Broken, $"the archive is broken at {finding}");
        var (head, summary) = (report.Head, archive.Summary);
        if ((head.Batch, head.WorldSeq, head.Hash, report.StateHash)
            != (summary.Batch, summary.WorldSeq, summary.Hash, summary.StateHash))
        {
            throw new ImportException(
                world,
                ImportFault.Broken,
                $"the archive says that it ends at batch {summary.Batch}, frame {summary.Hash}, and its log ends at "
                + $"batch {head.Batch}, frame {head.Hash}");
        }
    }

    /// <summary>True if an import of this archive was interrupted; false if nothing is there.</summary>
    private async ValueTask<bool> ThrowIfThereAsync(
        ManifestStore manifests, WorldArchive archive, CancellationToken cancellationToken)
    {
        var world = archive.Origin.World;
        if (await LookAsync(manifests, world, cancellationToken).ConfigureAwait(false) is { } manifest)
        {
            if (ImportRun.IsUnfinished(manifest, archive)) return true;
            throw ImportRun.Exists(manifest);
        }

        var blobs = await WorldBlobs.ListAsync(store, world, cancellationToken).ConfigureAwait(false);
        if (blobs.IsEmpty) return false;
        throw new ImportException(
            world, ImportFault.Exists, "blobs of that number are in the store, without a manifest");
    }

    private static async ValueTask<WorldManifest?> LookAsync(
        ManifestStore manifests, WorldId world, CancellationToken cancellationToken)
    {
        try
        {
            return await manifests.LookAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (LogCorruptException broken)
        {
            throw new ImportException(
                world, ImportFault.Exists, $"the store holds that world, with a broken manifest: {broken.Reason}");
        }
    }

    private static ImportException RefusedBy(WorldId world, WriterLeaseResult lease) => lease.HeldBy is { } holder
        ? new ImportException(world, ImportFault.Held, $"it is being written by {holder}")
        : throw new StorageUnavailableException(world, "give the right to write it", lease.Failure);
}
