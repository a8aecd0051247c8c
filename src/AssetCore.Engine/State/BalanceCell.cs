using AssetCore.Hashes;

namespace AssetCore.Engine.State;

/// <summary>One balance: 64 bytes, a cache line.</summary>
internal struct BalanceCell
{
    /// <summary>The hash of the table and the key, kept so that a change costs two finishes and no more.</summary>
    public Hash128 Prefix;

    /// <summary>Units, held ones included.</summary>
    public long Quantity;

    /// <summary>Units that holds reserve.</summary>
    public long Held;

    /// <summary>What the balance is found by.</summary>
    public BalanceKey Key;

    /// <summary>The next balance of the container.</summary>
    public BalanceRef Next;

    /// <summary>The balance of the container before this one.</summary>
    public BalanceRef Previous;
}
