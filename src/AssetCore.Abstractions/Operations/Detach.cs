namespace AssetCore.Operations;

/// <summary>Takes an instance from its parent.</summary>
/// <param name="ChildId">The instance, attached.</param>
public sealed record Detach(InstanceRef ChildId) : Operation
{
    /// <inheritdoc />
    public override OperationCode Code => OperationCode.Detach;
}
