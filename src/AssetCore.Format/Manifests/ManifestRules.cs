using System.Collections.Immutable;
using AssetCore.Hashes;
using AssetCore.Ids;

namespace AssetCore.Format.Manifests;

/// <summary>What the fields of a manifest must be. Checked before writing and after reading.</summary>
public static class ManifestRules
{
    /// <summary>The first rule that is broken, as a sentence for people; null if none is.</summary>
    public static string? FaultOf(WorldManifest manifest)
    {
        if (manifest.World.Value < 0) return $"world {manifest.World} is negative";
        if (manifest.Generation < 1) return $"generation {manifest.Generation} is below 1";
        if (manifest.ClaimedTimeMs < 0) return $"time {manifest.ClaimedTimeMs} is negative";
        return FaultOfClaim(manifest)
            ?? FaultOfBound(manifest.Bound)
            ?? FaultOfCheckpoints(manifest.Checkpoints)
            ?? FaultOfLineage(manifest)
            ?? FaultOfImport(manifest.Import)
            ?? FaultOfPurge(manifest);
    }

    private static string? FaultOfClaim(WorldManifest manifest)
    {
        if (manifest.Epoch.Value < 0) return $"epoch {manifest.Epoch} is negative";
        if (manifest.Epoch != Epoch.None) return null;

        // The nonce of a world that is being imported is that of the import, which claims nothing.
        var isNoncePossible = manifest.Nonce == default || manifest.Import is not null;
        return isNoncePossible && (manifest.ClusterId, manifest.Holder, manifest.ClaimedTimeMs) == ("", "", 0)
            ? null
            : "a writer is named, but no epoch";
    }

    private static string? FaultOfBound(in DurableBound bound)
    {
        if (bound.Batch == BatchNumber.None) return bound == DurableBound.None ? null : "a bound names no batch";
        if (bound.Batch < BatchNumber.None) return $"the bound's batch {bound.Batch} is negative";
        if (bound.WorldSeq.Value < 1) return $"the bound's world_seq {bound.WorldSeq} is below 1";
        if (bound.Epoch.Value < 0) return $"the bound's epoch {bound.Epoch} is negative";
        return bound.Hash == Hash256.Zero ? "the bound has no hash" : null;
    }

    private static string? FaultOfCheckpoints(ImmutableArray<CheckpointRef> checkpoints)
    {
        if (checkpoints.IsDefault) return "the checkpoints are missing";
        if (checkpoints.Length > ManifestCodec.CheckpointsMax) return $"{checkpoints.Length} checkpoints are too many";
        CheckpointRef? newer = null;
        foreach (var checkpoint in checkpoints)
        {
            if (checkpoint.Batch.Value < 1) return $"a checkpoint stands after batch {checkpoint.Batch}";
            if (checkpoint.WorldSeq.Value < 1) return $"a checkpoint ends at world_seq {checkpoint.WorldSeq}";
            if (checkpoint.Bytes < 1) return $"a checkpoint has {checkpoint.Bytes} bytes";
            if (newer is not null && (checkpoint.Batch >= newer.Batch || checkpoint.WorldSeq >= newer.WorldSeq))
                return $"the checkpoint after batch {checkpoint.Batch} follows that after batch {newer.Batch}";
            newer = checkpoint;
        }

        return null;
    }

    private static string? FaultOfLineage(WorldManifest manifest)
    {
        if (manifest.Lineage is not { } lineage) return null;
        if (lineage.Source.Value < 0) return $"the source {lineage.Source} is negative";
        if (lineage.Source == manifest.World) return "a world is a fork of itself";
        if (lineage.WorldSeq.Value < 1) return $"a fork after world_seq {lineage.WorldSeq}";
        if (lineage.Batch.Value < 1) return $"a fork after batch {lineage.Batch}";
        if (lineage.TimeMs < 0) return $"time {lineage.TimeMs} is negative";
        if (manifest.Purge is not null) return null;
        if (manifest.Genesis is not { } genesis) return "the checkpoint of the fork's beginning is missing";
        return genesis.WorldSeq == lineage.WorldSeq && manifest.Checkpoints[^1] == genesis
            ? null
            : "the checkpoint of the fork's beginning is not its first";
    }

    private static string? FaultOfImport(WorldImport? import)
    {
        if (import is null) return null;
        if (import.OriginalWorld.Value < 0) return $"the imported world {import.OriginalWorld} is negative";
        if (import.WorldSeq.Value < 0) return $"an import up to world_seq {import.WorldSeq}";
        return import.TimeMs < 0 ? $"time {import.TimeMs} is negative" : null;
    }

    private static string? FaultOfPurge(WorldManifest manifest)
    {
        if (manifest.Purge is not { } purge) return null;
        if (purge.TimeMs < 0) return $"time {purge.TimeMs} is negative";
        return manifest.Checkpoints.IsEmpty ? null : "a purged world has checkpoints";
    }
}
