using AssetCore.Format.Manifests;
using AssetCore.Ids;
using AssetCore.Log;
using AssetCore.Log.Stores;

namespace AssetCore.Recovery.Verification;

/// <summary>Holds a manifest against the end of its log. What it says of the bound, the walk has looked at.</summary>
internal static class ManifestCheck
{
    /// <summary>What a manifest contradicts the log in; null if in nothing.</summary>
    /// <param name="world">The world.</param>
    /// <param name="manifest">The manifest; null if there is none.</param>
    /// <param name="head">The last frame of the log.</param>
    /// <param name="nonce">The writer of that frame; null if it is not known.</param>
    public static Finding? FindFault(WorldId world, WorldManifest? manifest, LogHead head, WriterNonce? nonce)
    {
        var reason = manifest is null ? FaultOfNone(head) : FaultOf(manifest, head, nonce);
        return reason is null
            ? null
            : new Finding(FindingKind.Manifest, reason) { Blob = BlobName.Manifest(world).Value };
    }

    private static string? FaultOfNone(LogHead head) => head.Batch == BatchNumber.None
        ? null
        : "the manifest is gone: every writer makes one before its first frame";

    private static string? FaultOf(WorldManifest manifest, LogHead head, WriterNonce? nonce)
    {
        if (head.Epoch == Epoch.None) return null;

        // A world that was imported has frames of writers of elsewhere, until somebody here claims it.
        if (manifest is { Import: not null } && manifest.Epoch == Epoch.None) return null;
        if (manifest.Epoch.CompareTo(head.Epoch) < 0)
        {
            return $"the world was last claimed in epoch {manifest.Epoch}, and the log has frames of epoch "
                + $"{head.Epoch}: the manifest was set back to an older version";
        }

        return manifest.Epoch == head.Epoch && nonce is { } writer && writer != manifest.Nonce
            ? $"epoch {head.Epoch} was claimed by writer {manifest.Nonce}, and the log was written by {writer}"
            : null;
    }
}
