using AssetCore.Engine;
using AssetCore.Engine.Replay;
using AssetCore.Format;
using AssetCore.Format.Manifests;
using AssetCore.Hashes;
using AssetCore.Log;
using AssetCore.Log.Stores;

namespace AssetCore.Recovery.Verification;

/// <summary>Holds the beginning of a fork against the world that it comes from, if that is in the same store.</summary>
/// <param name="store">The store.</param>
/// <param name="time">The clock of timeouts and pauses.</param>
/// <param name="findings">Where findings go.</param>
internal sealed class LineageCheck(ILogStore store, TimeProvider time, VerifyFindings findings)
{
    /// <summary>Builds the source's state at the fork and compares.</summary>
    /// <param name="manifest">The fork's manifest.</param>
    /// <param name="lineage">Where it comes from.</param>
    /// <param name="beginning">The hash over the content that it begins with; null if that is bad.</param>
    /// <param name="cancellationToken">Ends the looking.</param>
    /// <exception cref="StorageUnavailableException">The store did not answer.</exception>
    public async ValueTask RunAsync(
        WorldManifest manifest, WorldLineage lineage, Hash128? beginning, CancellationToken cancellationToken)
    {
        var source = await WorldBlobs.ListAsync(store, lineage.Source, cancellationToken).ConfigureAwait(false);
        if (source.IsEmpty)
        {
            findings.Note($"the source, world {lineage.Source}, is not in this store: the fork was not held against it");
            return;
        }

        try
        {
            var past = await PastState
                .BuildAsync(store, lineage.Source, lineage.WorldSeq, time, null, cancellationToken)
                .ConfigureAwait(false);
            if (FaultOf(lineage, past, beginning) is { } fault) Add(manifest, fault);
        }
        catch (WorldPurgedException purged)
        {
            findings.Note($"the fork could not be held against its source: {purged.Message}");
        }
        catch (Exception fault) when (
            fault is LogCorruptException or ReplayMismatchException or FormatFaultException or InvariantBrokenException)
        {
            Add(manifest, $"its source cannot be read up to world_seq {lineage.WorldSeq}: {fault.Message}");
        }
    }

    private static string? FaultOf(WorldLineage lineage, PastWorld? past, Hash128? beginning)
    {
        if (past is null || past.State.Head != lineage.WorldSeq)
            return $"no commit of world {lineage.Source} ends at world_seq {lineage.WorldSeq}";
        if (past.State.Batch != lineage.Batch)
            return $"world_seq {lineage.WorldSeq} of the source is in batch {past.State.Batch}, not {lineage.Batch}";
        if (past.HeldBy == lineage.Source && past.Place.Head.Hash != lineage.SourceHash)
        {
            return $"batch {lineage.Batch} of the source has hash {past.Place.Head.Hash}, the fork was made of one "
                + $"with {lineage.SourceHash}";
        }

        return beginning is { } content && content != past.State.ContentHash
            ? $"it begins with the content {content}, its source had {past.State.ContentHash}"
            : null;
    }

    private void Add(WorldManifest manifest, string reason) => findings.Add(
        new Finding(FindingKind.Lineage, reason)
        {
            Blob = BlobName.Manifest(manifest.World).Value,
            WorldSeq = manifest.Lineage!.WorldSeq,
        });
}
