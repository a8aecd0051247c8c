using AssetCore.Ids;
using AssetCore.Quantities;

namespace AssetCore.Reads;

/// <summary>One balance, or the sum of one class and key over the stacks of a grid.</summary>
/// <param name="Class">The class.</param>
/// <param name="Key">The variant, or null.</param>
/// <param name="Quantity">The quantity, held quantity included.</param>
/// <param name="Scaled">The same in units of the scale; 2^63-1 for a sum over stacks that is beyond it.</param>
/// <param name="Held">What holds reserve of it.</param>
public readonly record struct BalanceItem(
    ClassId Class,
    uint? Key,
    DecimalQuantity Quantity,
    long Scaled,
    DecimalQuantity Held);
