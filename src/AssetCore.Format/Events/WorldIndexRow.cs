using AssetCore.Worlds;

namespace AssetCore.Format.Events;

/// <summary>A row of the index of worlds, kept by world 0.</summary>
/// <param name="Lifecycle">The stage of the world's life, as last copied from its own log.</param>
/// <param name="DisplayName">Its name for people, or null.</param>
/// <param name="CreatedTimeMs">When it was reserved, in milliseconds since 1970-01-01 UTC.</param>
/// <param name="Operational">How it is run, as last copied from its own log.</param>
/// <param name="ChangedTimeMs">When one of these last changed, in milliseconds since 1970-01-01 UTC.</param>
/// <param name="Lineage">
/// Where the world is forked from, set when it is reserved and never changed; null for one that begins empty.
/// </param>
/// <param name="IsPurged">True once the world's bytes are to be freed, which is final.</param>
public sealed record WorldIndexRow(
    WorldLifecycle Lifecycle,
    string? DisplayName,
    long CreatedTimeMs,
    OperationalState Operational,
    long ChangedTimeMs,
    WorldLineage? Lineage = null,
    bool IsPurged = false);
