using AssetCore.Ids;
using AssetCore.Quantities;

namespace AssetCore.Operations;

/// <summary>Moves a quantity between two balances of equal scale.</summary>
/// <param name="FromContainer">The balance that gives.</param>
/// <param name="ToContainer">The balance that takes.</param>
/// <param name="ClassId">The class.</param>
/// <param name="Key">The variant of the class; null and 0 differ.</param>
/// <param name="Quantity">How much, above zero.</param>
public sealed record TransferFungible(
    ContainerId FromContainer,
    ContainerId ToContainer,
    ClassId ClassId,
    uint? Key,
    DecimalQuantity Quantity) : Operation
{
    /// <inheritdoc />
    public override OperationCode Code => OperationCode.TransferFungible;
}
