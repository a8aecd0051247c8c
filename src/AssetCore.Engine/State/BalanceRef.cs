namespace AssetCore.Engine.State;

/// <summary>
/// Where a balance's cell lies in the table, in 40 bits; valid until a balance is added or removed.
/// </summary>
internal readonly struct BalanceRef
{
    /// <summary>Bits of a reference: of four thousand million cells, each has its own.</summary>
    public const int Bits = 40;

    /// <summary>Bits of a place in a partition: a hundred times what one holds on average.</summary>
    public const int OffsetBits = 18;

    private readonly long _value;

    public BalanceRef(int partition, int offset) => _value = (((long)partition << OffsetBits) | (uint)offset) + 1;

    private BalanceRef(ulong packed) => _value = (long)packed;

    /// <summary>True if it leads nowhere; so does the default value.</summary>
    public bool IsNone => _value == 0;

    public int Partition => (int)((_value - 1) >> OffsetBits);

    public int Offset => (int)(_value - 1) & ((1 << OffsetBits) - 1);

    /// <summary>The reference as a number below 2 to the power of <see cref="Bits"/>.</summary>
    public ulong Packed => (ulong)_value;

    /// <summary>The reference of a number.</summary>
    public static BalanceRef Unpack(ulong packed) => new(packed);
}
