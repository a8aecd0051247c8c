using AssetCore.Format.Hashing;
using AssetCore.Hashes;

namespace AssetCore.Engine.State;

/// <summary>One balance, in 56 bytes.</summary>
internal struct BalanceCell
{
    // A key word takes 33 bits, the upper half of a reference 16, decimals 4.
    private const int WordBits = 33;
    private const int PreviousHighBits = 16;
    private const int PreviousHighShift = 40;
    private const int DecimalsShift = 60;
    private const ulong WordMask = (1UL << WordBits) - 1;
    private const ulong PreviousHighMask = ((1UL << PreviousHighBits) - 1) << PreviousHighShift;
    private const ulong DecimalsMask = ~0UL << DecimalsShift;

    // Of the reference to the balance before, what does not fit beside the one to the next.
    private const int PreviousLowBits = BalanceRef.Bits - PreviousHighBits;
    private const ulong NextMask = (1UL << BalanceRef.Bits) - 1;

    /// <summary>Units, held ones included.</summary>
    public long Quantity;

    /// <summary>Units that holds reserve.</summary>
    public long Held;

    // In two words: as one of 128 bits it would be aligned to 16 bytes, and the cell would be 64 bytes long.
    private ulong _prefixLow;
    private ulong _prefixHigh;

    // The container and class of the key.
    private ulong _place;

    // The key word, with the upper bits of the reference to the balance before and the decimals of the container.
    private ulong _word;

    // The reference to the next balance, and above it the lower bits of the one to the balance before.
    private ulong _links;

    /// <summary>The hash of the table and the key, kept so that a change costs two finishes and no more.</summary>
    public Hash128 Prefix
    {
        readonly get => new(new UInt128(_prefixHigh, _prefixLow));
        set => (_prefixLow, _prefixHigh) = (RowHash.LowWord(value), RowHash.HighWord(value));
    }

    /// <summary>The next balance of the container.</summary>
    public BalanceRef Next
    {
        readonly get => BalanceRef.Unpack(_links & NextMask);
        set => _links = (_links & ~NextMask) | value.Packed;
    }

    /// <summary>The balance of the container before this one.</summary>
    public BalanceRef Previous
    {
        readonly get => BalanceRef.Unpack(
            (_links >> BalanceRef.Bits)
            | ((_word & PreviousHighMask) >> (PreviousHighShift - PreviousLowBits)));
        set
        {
            _links = (_links & NextMask) | (value.Packed << BalanceRef.Bits);
            _word = (_word & ~PreviousHighMask) | ((value.Packed >> PreviousLowBits) << PreviousHighShift);
        }
    }

    /// <summary>What the balance is found by.</summary>
    public BalanceKey Key
    {
        readonly get => new(_place, _word & WordMask);
        set => (_place, _word) = (value.Place, value.KeyWord | (_word & ~WordMask));
    }

    /// <summary>
    /// Decimals of the container's scale, 0 to 9: kept here because reading the container at every change would cost
    /// as much as the change.
    /// </summary>
    public int Decimals
    {
        readonly get => (int)(_word >> DecimalsShift);
        set => _word = (_word & ~DecimalsMask) | ((ulong)value << DecimalsShift);
    }

    /// <summary>True if the balance is found by this key.</summary>
    public readonly bool Has(in BalanceKey key) => _place == key.Place && (_word & WordMask) == key.KeyWord;
}
