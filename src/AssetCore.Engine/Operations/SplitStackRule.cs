using AssetCore.Errors;
using AssetCore.Operations;

namespace AssetCore.Engine.Operations;

/// <summary>Takes a part of a stack to another anchor, in any grid. Events as of <c>MoveFungible</c>.</summary>
internal sealed class SplitStackRule : OperationRule<SplitStack>
{
    public override OperationCode Code => OperationCode.SplitStack;

    protected override Rejection? Execute(SplitStack op, WorldWriter world) =>
        StackMove.Execute(new Location.GridCell(op.ContainerId, op.Position, null), op.To, op.Quantity, world);
}
