using AssetCore.Ids;
using AssetCore.Quantities;

namespace AssetCore.Operations;

/// <summary>Destroys a quantity on a balance or on a grid cell.</summary>
/// <param name="ClassId">The class.</param>
/// <param name="Key">The variant of the class; null and 0 differ.</param>
/// <param name="Quantity">How much, above zero.</param>
/// <param name="From">A balance or a grid cell.</param>
public sealed record RemoveFungible(ClassId ClassId, uint? Key, DecimalQuantity Quantity, Location From) : Operation
{
    /// <inheritdoc />
    public override OperationCode Code => OperationCode.RemoveFungible;
}
