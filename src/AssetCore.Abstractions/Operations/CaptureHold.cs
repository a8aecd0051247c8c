using AssetCore.Ids;
using AssetCore.Quantities;

namespace AssetCore.Operations;

/// <summary>Moves what a hold reserves to another balance and ends the hold.</summary>
/// <param name="HoldId">The hold.</param>
/// <param name="ToContainer">The balance container that receives.</param>
/// <param name="Quantity">How much, above zero; the rest is released. Null for all.</param>
public sealed record CaptureHold(HoldId HoldId, ContainerId ToContainer, DecimalQuantity? Quantity) : Operation
{
    /// <inheritdoc />
    public override OperationCode Code => OperationCode.CaptureHold;
}
