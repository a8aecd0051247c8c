using AssetCore.Ids;

namespace AssetCore.Operations;

/// <summary>Ends a hold: what it reserved is available again.</summary>
/// <param name="HoldId">The hold.</param>
public sealed record ReleaseHold(HoldId HoldId) : Operation
{
    /// <inheritdoc />
    public override OperationCode Code => OperationCode.ReleaseHold;
}
