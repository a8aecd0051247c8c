using AssetCore.Worlds;

namespace AssetCore.Client;

/// <summary>Which worlds to list. What is not said does not matter.</summary>
public sealed record WorldFilter
{
    /// <summary>Only worlds at this stage of their life.</summary>
    public WorldLifecycle? Lifecycle { get; init; }

    /// <summary>Only worlds in this write mode.</summary>
    public WriteMode? WriteMode { get; init; }

    /// <summary>True to list deleted worlds too.</summary>
    public bool IncludesDeleted { get; init; }
}
