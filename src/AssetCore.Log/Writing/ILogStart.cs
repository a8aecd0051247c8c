using AssetCore.Format.Manifests;

namespace AssetCore.Log.Writing;

/// <summary>Tells a writer that opens a log where to begin, and loads what came before.</summary>
public interface ILogStart
{
    /// <summary>
    /// Loads the newest good checkpoint into whatever the batches will be applied to, and tells where it stands. Called
    /// once, before the first batch.
    /// </summary>
    /// <param name="manifest">What the manifest says; null if there is none.</param>
    /// <param name="cancellationToken">Ends the loading.</param>
    /// <returns>Where to read on; null to begin with the world's first batch, which a fork cannot.</returns>
    ValueTask<LogStart?> LoadAsync(WorldManifest? manifest, CancellationToken cancellationToken);
}
