namespace AssetCore.Engine.Transactions;

/// <summary>
/// What a world's genesis sets unless asked otherwise. Later worlds may begin with other numbers; old ones keep theirs.
/// </summary>
public static class WorldDefaults
{
    /// <summary>Idempotency keys remembered: the least that the contract promises.</summary>
    public const long IdempotencyKeysMax = 1_000_000;

    /// <summary>Sequence numbers after which a key is forgotten: no such limit.</summary>
    public const long IdempotencyAgeMax = 0;
}
