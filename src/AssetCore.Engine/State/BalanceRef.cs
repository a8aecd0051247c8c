namespace AssetCore.Engine.State;

/// <summary>Where a balance's cell lies in the table; valid until a balance is added or removed.</summary>
internal readonly struct BalanceRef
{
    // Cells of a partition, at most: what the index of a partition can number.
    private const int OffsetBits = 20;

    private readonly long _value;

    public BalanceRef(int partition, int offset) => _value = (((long)partition << OffsetBits) | (uint)offset) + 1;

    /// <summary>True if it leads nowhere; so does the default value.</summary>
    public bool IsNone => _value == 0;

    public int Partition => (int)((_value - 1) >> OffsetBits);

    public int Offset => (int)(_value - 1) & ((1 << OffsetBits) - 1);
}
