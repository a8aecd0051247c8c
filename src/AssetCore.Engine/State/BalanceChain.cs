namespace AssetCore.Engine.State;

/// <summary>The balances of a container: the first one and how many there are, in 8 bytes.</summary>
internal readonly struct BalanceChain : IVacant
{
    /// <summary>A count of this says only that there are as many or more.</summary>
    public const int CountMax = (1 << (64 - BalanceRef.Bits)) - 1;

    private readonly ulong _value;

    public BalanceChain(BalanceRef first, int count) =>
        _value = first.Packed | ((ulong)Math.Min(count, CountMax) << BalanceRef.Bits);

    public BalanceRef First => BalanceRef.Unpack(_value & ((1UL << BalanceRef.Bits) - 1));

    /// <summary>How many there are; <see cref="CountMax"/> for as many or more.</summary>
    public int Count => (int)(_value >> BalanceRef.Bits);

    public bool IsVacant => _value == 0;
}
