using AssetCore.Ids;
using AssetCore.Quantities;

namespace AssetCore.Operations;

/// <summary>Brings a quantity into being on a balance or on a grid cell.</summary>
/// <param name="ClassId">The class.</param>
/// <param name="Key">The variant of the class; null and 0 differ.</param>
/// <param name="Quantity">How much, above zero.</param>
/// <param name="Location">A balance or a grid cell.</param>
public sealed record AddFungible(ClassId ClassId, uint? Key, DecimalQuantity Quantity, Location Location) : Operation
{
    /// <inheritdoc />
    public override OperationCode Code => OperationCode.AddFungible;
}
