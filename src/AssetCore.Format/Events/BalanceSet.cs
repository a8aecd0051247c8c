namespace AssetCore.Format.Events;

/// <summary>A balance changed.</summary>
/// <param name="Container">The cell's container.</param>
/// <param name="Class">The cell's class.</param>
/// <param name="Key">The cell's key, or null.</param>
/// <param name="After">The row afterwards; all zero if it is gone.</param>
/// <param name="Before">The row before; all zero if there was none.</param>
public readonly record struct BalanceSet(
    ContainerIndex Container,
    ClassIndex Class,
    uint? Key,
    BalanceRow After,
    BalanceRow Before);
