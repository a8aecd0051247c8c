using AssetCore.Format.Manifests;

namespace AssetCore.Log.Manifests;

/// <summary>What an update found or left.</summary>
/// <param name="Manifest">The manifest as it now stands; null if there is none.</param>
/// <param name="HasChanged">True if this update wrote it.</param>
public sealed record ManifestUpdate(WorldManifest? Manifest, bool HasChanged);
