using AssetCore.Format.Manifests;

namespace AssetCore.Log.Writing;

/// <summary>Begins with the first batch of a world, whatever checkpoints there are.</summary>
public sealed class NoCheckpoint : ILogStart
{
    private NoCheckpoint()
    {
    }

    /// <summary>The same for all.</summary>
    public static NoCheckpoint Instance { get; } = new();

    /// <inheritdoc />
    public ValueTask<LogStart?> LoadAsync(WorldManifest? manifest, CancellationToken cancellationToken) =>
        ValueTask.FromResult<LogStart?>(null);
}
