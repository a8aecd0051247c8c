using AssetCore.Ids;

namespace AssetCore.Operations;

/// <summary>Gathers all stacks of a class and key on a grid into as few as its <c>max_stack</c> allows.</summary>
/// <param name="ContainerId">The grid.</param>
/// <param name="ClassId">The class.</param>
/// <param name="Key">The variant of the class; null and 0 differ.</param>
public sealed record ConsolidateStacks(ContainerId ContainerId, ClassId ClassId, uint? Key) : Operation
{
    /// <inheritdoc />
    public override OperationCode Code => OperationCode.ConsolidateStacks;
}
