using AssetCore.Ids;

namespace AssetCore.Operations;

/// <summary>Moves a whole stack onto another of its grid.</summary>
/// <param name="ContainerId">The grid.</param>
/// <param name="FromPosition">The anchor of the stack that goes, 1-based.</param>
/// <param name="ToPosition">The anchor of the stack that grows and keeps its number, 1-based.</param>
public sealed record MergeStacks(ContainerId ContainerId, long FromPosition, long ToPosition) : Operation
{
    /// <inheritdoc />
    public override OperationCode Code => OperationCode.MergeStacks;
}
