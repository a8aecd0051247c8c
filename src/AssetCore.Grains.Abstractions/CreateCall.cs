using AssetCore.Commits;
using AssetCore.Ids;
using AssetCore.Worlds;

namespace AssetCore.Grains.Abstractions;

/// <summary>A world to be made. What it remembers of keys is part of its state, set by its first commit.</summary>
/// <param name="World">Its number, 1 or more.</param>
/// <param name="DisplayName">
/// Its name for people, up to <see cref="CommitLimits.NameLengthMax"/> characters; or null.
/// </param>
/// <param name="Reason">
/// Why, for the record: 1 to <see cref="CommitLimits.ReasonLengthMax"/> characters.
/// </param>
/// <param name="IdempotencyKeysMax">
/// Idempotency keys it remembers, <see cref="WorldLimits.IdempotencyKeysMin"/> to
/// <see cref="WorldLimits.IdempotencyKeysMax"/>; null for the default.
/// </param>
/// <param name="IdempotencyAgeMax">
/// Sequence numbers after which it forgets a key, <see cref="WorldLimits.IdempotencyAgeMin"/> or more, 0 for no such
/// limit; null for the default.
/// </param>
public sealed record CreateCall(
    WorldId World,
    string? DisplayName,
    string Reason,
    long? IdempotencyKeysMax = null,
    long? IdempotencyAgeMax = null);
