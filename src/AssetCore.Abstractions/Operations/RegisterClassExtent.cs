using AssetCore.Containers;
using AssetCore.Ids;

namespace AssetCore.Operations;

/// <summary>Says what something of a class covers on a line or on a plane.</summary>
/// <param name="ClassId">The class.</param>
/// <param name="StackKey">Only for this variant; null for all that have none of their own.</param>
/// <param name="Extent">A span for lines, or a rectangle for planes.</param>
public sealed record RegisterClassExtent(ClassId ClassId, uint? StackKey, Extent Extent) : Operation
{
    /// <inheritdoc />
    public override OperationCode Code => OperationCode.RegisterClassExtent;
}
