using AssetCore.Ids;
using AssetCore.Quantities;

namespace AssetCore.Operations;

/// <summary>Moves a quantity between balances and grid cells.</summary>
/// <param name="ClassId">The class.</param>
/// <param name="Key">The variant of the class; null and 0 differ.</param>
/// <param name="Quantity">How much, above zero.</param>
/// <param name="From">A balance or a grid cell.</param>
/// <param name="To">A balance or a grid cell.</param>
public sealed record MoveFungible(
    ClassId ClassId,
    uint? Key,
    DecimalQuantity Quantity,
    Location From,
    Location To) : Operation
{
    /// <inheritdoc />
    public override OperationCode Code => OperationCode.MoveFungible;
}
