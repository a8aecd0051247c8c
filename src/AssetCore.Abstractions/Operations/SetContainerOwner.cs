using AssetCore.Ids;

namespace AssetCore.Operations;

/// <summary>Says whose a container is.</summary>
/// <param name="ContainerId">The container.</param>
/// <param name="Owner">Any 32-bit number; null for nobody.</param>
public sealed record SetContainerOwner(ContainerId ContainerId, uint? Owner) : Operation
{
    /// <inheritdoc />
    public override OperationCode Code => OperationCode.SetContainerOwner;
}
