using AssetCore.Ids;
using AssetCore.Quantities;

namespace AssetCore.Operations;

/// <summary>One transfer of a <see cref="TransferMany"/>.</summary>
/// <param name="FromContainer">The balance that gives.</param>
/// <param name="ToContainer">The balance that takes.</param>
/// <param name="ClassId">The class.</param>
/// <param name="Key">The variant of the class; null and 0 differ.</param>
/// <param name="Quantity">How much, above zero.</param>
public readonly record struct Transfer(
    ContainerId FromContainer,
    ContainerId ToContainer,
    ClassId ClassId,
    uint? Key,
    DecimalQuantity Quantity);
