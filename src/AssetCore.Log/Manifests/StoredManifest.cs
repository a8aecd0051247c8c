using AssetCore.Format.Manifests;

namespace AssetCore.Log.Manifests;

/// <summary>A manifest as it stands in the store.</summary>
/// <param name="Manifest">What it says.</param>
/// <param name="ETag">
/// A version that the store had no later than these bytes: a put on condition of it succeeds only if they are still
/// the newest.
/// </param>
public sealed record StoredManifest(WorldManifest Manifest, string ETag);
