using AssetCore.Format.Events;
using AssetCore.Hashes;

namespace AssetCore.Engine.State;

/// <summary>One class: its row, its shapes, and what is derived from them.</summary>
internal struct ClassCell : IVacant
{
    /// <summary>The row; null if the registration was undone.</summary>
    public ClassRow? Row;

    /// <summary>The external id of whoever has or had this number; null if nobody did.</summary>
    public string? Name;

    /// <summary>The hash of <see cref="Name"/>.</summary>
    public Hash128 NameHash;

    /// <summary>What the row adds to the content hash.</summary>
    public Hash128 ContentHash;

    /// <summary>What the row adds to the internal hash.</summary>
    public Hash128 InternalHash;

    /// <summary>The scale that balances of it must have; 0 for any.</summary>
    public long BalanceUnitsPerOne;

    /// <summary>The most that a stack may hold; null for no limit.</summary>
    public long? StackMax;

    /// <summary>The registered shapes; null until there is one.</summary>
    public SortedPages<ShapeEntry>? Shapes;

    /// <summary>The registered extents; null until there is one.</summary>
    public SortedPages<ExtentEntry>? Extents;

    public readonly bool IsVacant => Name is null;
}
