namespace AssetCore.Operations;

/// <summary>Makes an instance the child of another; places are not touched.</summary>
/// <param name="ChildId">The instance that is attached, without a parent so far.</param>
/// <param name="ParentId">Its parent: neither itself nor below it.</param>
public sealed record Attach(InstanceRef ChildId, InstanceRef ParentId) : Operation
{
    /// <inheritdoc />
    public override OperationCode Code => OperationCode.Attach;
}
