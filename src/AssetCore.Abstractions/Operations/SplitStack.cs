using AssetCore.Ids;
using AssetCore.Quantities;

namespace AssetCore.Operations;

/// <summary>Takes a part of a stack to another anchor.</summary>
/// <param name="ContainerId">The grid of the stack.</param>
/// <param name="Position">The anchor of the stack, 1-based; judged against the grid.</param>
/// <param name="Quantity">How much, a whole number above zero.</param>
/// <param name="To">A grid cell, in any grid.</param>
public sealed record SplitStack(
    ContainerId ContainerId,
    long Position,
    DecimalQuantity Quantity,
    Location To) : Operation
{
    /// <inheritdoc />
    public override OperationCode Code => OperationCode.SplitStack;
}
