using AssetCore.Errors;
using AssetCore.Operations;

namespace AssetCore.Engine.Operations;

/// <summary>Brings a quantity into being on a balance or on a grid cell. One event.</summary>
internal sealed class AddFungibleRule : OperationRule<AddFungible>
{
    public override OperationCode Code => OperationCode.AddFungible;

    protected override Rejection? Execute(AddFungible op, WorldWriter world)
    {
        var target = new FungiblePlace(world, op.Location);
        if (target.FindContainer() is { } missing) return missing;
        if (!world.TryFind(op.ClassId, out var classIndex, out var refusal)) return refusal;
        refusal = target.JudgeKind() ?? target.JudgeScale(classIndex);
        if (refusal is not null) return refusal;
        if (op.Quantity.Sign <= 0) return Reject.NotAboveZero(op.Quantity);
        if (target.JudgeForm(op.Quantity) is { } formless) return formless;

        target.LookAt(classIndex, op.Key);
        refusal = target.JudgeClass()
            ?? target.JudgeShape()
            ?? target.JudgeOutline()
            ?? target.JudgeFree()
            ?? target.JudgePutting();
        if (refusal is not null) return refusal;
        target.Put();
        return null;
    }
}
