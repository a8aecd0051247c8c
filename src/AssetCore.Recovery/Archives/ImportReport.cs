using AssetCore.Format.Manifests;

namespace AssetCore.Recovery.Archives;

/// <summary>What an import wrote.</summary>
/// <param name="Manifest">The manifest of the imported world.</param>
/// <param name="Segments">Segments.</param>
/// <param name="Bytes">Their bytes.</param>
/// <param name="WasContinued">True if an earlier import of the same archive had been interrupted.</param>
public sealed record ImportReport(WorldManifest Manifest, int Segments, long Bytes, bool WasContinued);
