using AssetCore.Commits;

namespace AssetCore.Worlds;

/// <summary>What a world may be made with; part of the contract, not of configuration.</summary>
public static class WorldLimits
{
    /// <summary>
    /// The least number of idempotency keys that a world may be made to remember: what a few clients send between a
    /// lost answer and its repetition.
    /// </summary>
    public const long IdempotencyKeysMin = 1_000;

    /// <summary>
    /// The greatest number of idempotency keys that a world may be made to remember: 64 bytes each, 6.4 GB together.
    /// </summary>
    public const long IdempotencyKeysMax = 100_000_000;

    /// <summary>
    /// The least age, in sequence numbers, at which a world may be made to forget a key: the events of one commit, so
    /// that no single commit makes a world forget all the others. An age of 0 means that no key is forgotten for it.
    /// </summary>
    public const long IdempotencyAgeMin = CommitLimits.EventsMax;
}
