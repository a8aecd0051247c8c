namespace AssetCore.Format.Events;

/// <summary>The row of a balance; all zero is no row.</summary>
/// <param name="Quantity">Units, held ones included.</param>
/// <param name="Held">Units that holds reserve, 0 or more.</param>
public readonly record struct BalanceRow(long Quantity, long Held);
