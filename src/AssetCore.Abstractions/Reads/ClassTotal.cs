using AssetCore.Quantities;

namespace AssetCore.Reads;

/// <summary>All balances of a class at one scale, every key together.</summary>
/// <param name="Scale">The scale of their containers.</param>
/// <param name="Balances">How many balances there are.</param>
/// <param name="Quantity">Their sum, held quantity included.</param>
/// <param name="Held">What holds reserve of it.</param>
public readonly record struct ClassTotal(Scale Scale, long Balances, DecimalQuantity Quantity, DecimalQuantity Held);
