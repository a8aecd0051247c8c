using AssetCore.Errors;
using AssetCore.Operations;

namespace AssetCore.Engine.Operations;

/// <summary>Moves a whole stack onto another of its grid. Events as of <c>MoveFungible</c>.</summary>
internal sealed class MergeStacksRule : OperationRule<MergeStacks>
{
    public override OperationCode Code => OperationCode.MergeStacks;

    protected override Rejection? Execute(MergeStacks op, WorldWriter world) =>
        StackMove.Execute(
            new Location.GridCell(op.ContainerId, op.FromPosition, null),
            new Location.GridCell(op.ContainerId, op.ToPosition, null),
            null,
            world);
}
