using AssetCore.Errors;
using AssetCore.Operations;
using AssetCore.Quantities;

namespace AssetCore.Engine.Operations;

/// <summary>
/// Moves a quantity between balances and grid cells. One event for a whole stack that moves to a free anchor, otherwise
/// two.
/// </summary>
internal sealed class MoveFungibleRule : OperationRule<MoveFungible>
{
    public override OperationCode Code => OperationCode.MoveFungible;

    protected override Rejection? Execute(MoveFungible op, WorldWriter world)
    {
        var source = new FungiblePlace(world, op.From);
        var target = new FungiblePlace(world, op.To);
        var refusal = source.FindContainer() ?? target.FindContainer();
        if (refusal is not null) return refusal;
        if (Places.AreSame(op.From, op.To)) return Reject.SamePlace(op.To);
        if (!world.TryFind(op.ClassId, out var classIndex, out refusal)) return refusal;
        refusal = source.JudgeKind()
            ?? target.JudgeKind()
            ?? source.JudgeScales(target)
            ?? source.JudgeScale(classIndex)
            ?? target.JudgeScale(classIndex)
            ?? JudgeForm(op.Quantity, ref source, ref target);
        if (refusal is not null) return refusal;

        source.LookAt(classIndex, op.Key);
        target.LookAt(classIndex, op.Key);
        return FungibleMove.Execute(ref source, ref target);
    }

    // A grid first: it takes whole numbers only, so what passes there can elsewhere only be too large.
    private static Rejection? JudgeForm(DecimalQuantity quantity, ref FungiblePlace source, ref FungiblePlace target)
    {
        if (quantity.Sign <= 0) return Reject.NotAboveZero(quantity);
        return target.IsGrid
            ? target.JudgeForm(quantity) ?? source.JudgeForm(quantity)
            : source.JudgeForm(quantity) ?? target.JudgeForm(quantity);
    }
}
