using AssetCore.Ids;
using AssetCore.Quantities;

namespace AssetCore.Operations;

/// <summary>Reserves a quantity of a balance until it is captured, released or expired.</summary>
/// <param name="HoldId">The id of the hold, not in use.</param>
/// <param name="ContainerId">The balance container.</param>
/// <param name="ClassId">The class.</param>
/// <param name="Key">The variant of the class; null and 0 differ.</param>
/// <param name="Quantity">How much, above zero, out of what is available.</param>
/// <param name="ExpiresAtWorldSeq">
/// Released before the next batch once the world has come to this, 0 or more; null for never.
/// </param>
/// <param name="ExpiresAtMs">
/// Released before the next batch at or after this time, in milliseconds since 1970-01-01 UTC, 0 or more; null for
/// never.
/// </param>
public sealed record HoldFungible(
    HoldId HoldId,
    ContainerId ContainerId,
    ClassId ClassId,
    uint? Key,
    DecimalQuantity Quantity,
    WorldSeq? ExpiresAtWorldSeq,
    long? ExpiresAtMs) : Operation
{
    /// <inheritdoc />
    public override OperationCode Code => OperationCode.HoldFungible;
}
