namespace AssetCore.Operations;

/// <summary>Takes an instance from its place; it goes on to exist.</summary>
/// <param name="InstId">The instance, placed.</param>
public sealed record UnplaceInstance(InstanceRef InstId) : Operation
{
    /// <inheritdoc />
    public override OperationCode Code => OperationCode.UnplaceInstance;
}
