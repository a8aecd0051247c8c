namespace AssetCore.Operations;

/// <summary>Puts an instance, placed or not, at another place.</summary>
/// <param name="InstId">The instance.</param>
/// <param name="To">The place.</param>
public sealed record MoveInstance(InstanceRef InstId, Location To) : Operation
{
    /// <inheritdoc />
    public override OperationCode Code => OperationCode.MoveInstance;
}
