namespace AssetCore.Operations;

/// <summary>Ends an instance that has no children.</summary>
/// <param name="InstId">The instance.</param>
public sealed record BurnInstance(InstanceRef InstId) : Operation
{
    /// <inheritdoc />
    public override OperationCode Code => OperationCode.BurnInstance;
}
