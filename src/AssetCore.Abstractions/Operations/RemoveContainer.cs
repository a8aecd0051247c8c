using AssetCore.Ids;

namespace AssetCore.Operations;

/// <summary>Takes a container away.</summary>
/// <param name="ContainerId">The container.</param>
/// <param name="Drain">True to destroy what it holds with it; false to refuse unless it is empty.</param>
public sealed record RemoveContainer(ContainerId ContainerId, bool Drain) : Operation
{
    /// <inheritdoc />
    public override OperationCode Code => OperationCode.RemoveContainer;
}
