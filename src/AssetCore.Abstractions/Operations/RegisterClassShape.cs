using AssetCore.Containers;
using AssetCore.Ids;

namespace AssetCore.Operations;

/// <summary>Says what something of a class, or of one key of it, covers on a grid.</summary>
/// <param name="ClassId">The class.</param>
/// <param name="StackKey">The key; null for every key without a shape of its own.</param>
/// <param name="Shape">The cells covered, unturned.</param>
public sealed record RegisterClassShape(ClassId ClassId, uint? StackKey, Shape Shape) : Operation
{
    /// <inheritdoc />
    public override OperationCode Code => OperationCode.RegisterClassShape;
}
