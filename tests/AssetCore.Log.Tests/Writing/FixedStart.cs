using AssetCore.Format.Manifests;
using AssetCore.Log.Writing;

namespace AssetCore.Log.Tests.Writing;

/// <summary>Begins where it is told to.</summary>
internal sealed class FixedStart(LogStart? start) : ILogStart
{
    public ValueTask<LogStart?> LoadAsync(WorldManifest? manifest, CancellationToken cancellationToken) => new(start);
}
