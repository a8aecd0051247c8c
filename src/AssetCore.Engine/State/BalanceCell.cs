using AssetCore.Hashes;

namespace AssetCore.Engine.State;

/// <summary>One balance: 64 bytes, a cache line.</summary>
internal struct BalanceCell
{
    // A key word takes 33 bits, decimals take 4.
    private const int DecimalsShift = 60;
    private const ulong WordMask = (1UL << DecimalsShift) - 1;

    /// <summary>The hash of the table and the key, kept so that a change costs two finishes and no more.</summary>
    public Hash128 Prefix;

    /// <summary>Units, held ones included.</summary>
    public long Quantity;

    /// <summary>Units that holds reserve.</summary>
    public long Held;

    // The container and class of the key; then its key word with the decimals of the container above it.
    private ulong _place;
    private ulong _wordAndDecimals;

    /// <summary>The next balance of the container.</summary>
    public BalanceRef Next;

    /// <summary>The balance of the container before this one.</summary>
    public BalanceRef Previous;

    /// <summary>What the balance is found by.</summary>
    public BalanceKey Key
    {
        readonly get => new(_place, _wordAndDecimals & WordMask);
        set => (_place, _wordAndDecimals) = (value.Place, value.KeyWord | (_wordAndDecimals & ~WordMask));
    }

    /// <summary>
    /// Decimals of the container's scale, 0 to 9: kept here because reading the container at every change would cost
    /// as much as the change.
    /// </summary>
    public int Decimals
    {
        readonly get => (int)(_wordAndDecimals >> DecimalsShift);
        set => _wordAndDecimals = (_wordAndDecimals & WordMask) | ((ulong)value << DecimalsShift);
    }

    /// <summary>True if the balance is found by this key.</summary>
    public readonly bool Has(in BalanceKey key) =>
        _place == key.Place && (_wordAndDecimals & WordMask) == key.KeyWord;
}
