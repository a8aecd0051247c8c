using AssetCore.Quantities;

namespace AssetCore.Containers;

/// <summary>What a class demands of the places that hold it.</summary>
/// <param name="BalanceScale">The scale that every balance holding the class must have; null for any.</param>
/// <param name="MaxStack">The most that one stack on a grid may hold, 1 or more; null for no limit.</param>
public sealed record ClassBehavior(Scale? BalanceScale, DecimalQuantity? MaxStack);
