using AssetCore.Worlds;

namespace AssetCore.Format.Events;

/// <summary>
/// The world's own row: its life, and the limits that change outcomes and therefore belong to its state.
/// </summary>
/// <param name="Lifecycle">The stage of its life.</param>
/// <param name="DisplayName">Its name for people, or null.</param>
/// <param name="CreatedTimeMs">When it was created, in milliseconds since 1970-01-01 UTC.</param>
/// <param name="Operational">How it is run at present.</param>
/// <param name="IdempotencyKeysMax">Idempotency keys remembered, 1 or more; older ones are forgotten first.</param>
/// <param name="IdempotencyAgeMax">Sequence numbers after which a key is forgotten; 0 for no such limit.</param>
public sealed record WorldRow(
    WorldLifecycle Lifecycle,
    string? DisplayName,
    long CreatedTimeMs,
    OperationalState Operational,
    long IdempotencyKeysMax,
    long IdempotencyAgeMax);
