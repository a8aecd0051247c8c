using AssetCore.Commits;
using AssetCore.Ids;

namespace AssetCore.Worlds;

/// <summary>Asks for a world to be made, as front doors take it.</summary>
public sealed record CreateWorldRequest
{
    /// <summary>Its number, 1 or more; never used before.</summary>
    public required WorldId NamespaceId { get; init; }

    /// <summary>Its name for people, 1 to <see cref="CommitLimits.NameLengthMax"/> characters; or null.</summary>
    public string? DisplayName { get; init; }

    /// <summary>
    /// Why, for the record: 1 to <see cref="CommitLimits.ReasonLengthMax"/> characters. Null lets the server say by
    /// whom.
    /// </summary>
    public string? Reason { get; init; }

    /// <summary>
    /// Idempotency keys it remembers, <see cref="WorldLimits.IdempotencyKeysMin"/> to
    /// <see cref="WorldLimits.IdempotencyKeysMax"/>; null for the default.
    /// </summary>
    public long? IdempotencyKeysMax { get; init; }

    /// <summary>
    /// Sequence numbers after which it forgets a key, <see cref="WorldLimits.IdempotencyAgeMin"/> or more, 0 for no
    /// such limit; null for the default.
    /// </summary>
    public long? IdempotencyAgeMax { get; init; }
}
