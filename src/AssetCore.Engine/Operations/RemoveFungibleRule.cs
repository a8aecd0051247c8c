using AssetCore.Errors;
using AssetCore.Operations;

namespace AssetCore.Engine.Operations;

/// <summary>Destroys a quantity on a balance or on a grid cell. One event.</summary>
internal sealed class RemoveFungibleRule : OperationRule<RemoveFungible>
{
    public override OperationCode Code => OperationCode.RemoveFungible;

    protected override Rejection? Execute(RemoveFungible op, WorldWriter world)
    {
        var source = new FungiblePlace(world, op.From);
        if (source.FindContainer() is { } missing) return missing;
        if (!world.TryFind(op.ClassId, out var classIndex, out var refusal)) return refusal;
        refusal = source.JudgeKind() ?? source.JudgeScale(classIndex);
        if (refusal is not null) return refusal;
        if (op.Quantity.Sign <= 0) return Reject.NotAboveZero(op.Quantity);
        if (source.JudgeForm(op.Quantity) is { } formless) return formless;

        source.LookAt(classIndex, op.Key);
        refusal = source.JudgeInside() ?? source.JudgeTaking();
        if (refusal is not null) return refusal;
        source.Take();
        return null;
    }
}
