using AssetCore.Ids;

namespace AssetCore.Worlds;

/// <summary>A world as the index of worlds lists it.</summary>
/// <param name="NamespaceId">Its number.</param>
/// <param name="Lifecycle">The stage of its life.</param>
/// <param name="DisplayName">Its name for people, or null.</param>
/// <param name="CreatedTimeMs">When it was created, in milliseconds since 1970-01-01 UTC.</param>
/// <param name="Operational">How it is run at present.</param>
/// <param name="ChangedTimeMs">
/// When its lifecycle or operational state last changed, its creation included, in milliseconds since 1970-01-01 UTC.
/// </param>
/// <param name="Lineage">Where it was forked from; null for a world that began empty.</param>
/// <param name="IsPurged">True for a deleted world whose bytes have been freed, or are being freed.</param>
public sealed record WorldItem(
    WorldId NamespaceId,
    WorldLifecycle Lifecycle,
    string? DisplayName,
    long CreatedTimeMs,
    OperationalState Operational,
    long ChangedTimeMs,
    WorldLineage? Lineage = null,
    bool IsPurged = false);
