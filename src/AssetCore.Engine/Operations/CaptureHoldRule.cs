using AssetCore.Containers;
using AssetCore.Engine.State;
using AssetCore.Errors;
using AssetCore.Format.Events;
using AssetCore.Operations;
using AssetCore.Quantities;

namespace AssetCore.Engine.Operations;

/// <summary>
/// Moves what a hold reserves, or a part, to another balance and ends the hold. Three events: the source, the target,
/// the hold. Neither the classes that the target takes nor the floor of the source matter: both were judged when the
/// hold was made, or did not stand in its way.
/// </summary>
internal sealed class CaptureHoldRule : OperationRule<CaptureHold>
{
    public override OperationCode Code => OperationCode.CaptureHold;

    protected override Rejection? Execute(CaptureHold op, WorldWriter world)
    {
        if (!world.TryFind(op.ToContainer, out var to, out var refusal)) return refusal;
        if (!world.TryFind(op.HoldId, out var hold, out refusal)) return refusal;
        if (hold.Container == to) return Reject.SameContainer(op.ToContainer);
        ref readonly var source = ref world.State.Containers[hold.Container];
        ref readonly var target = ref world.State.Containers[to];
        ref readonly var found = ref world.State.Classes[hold.Class];
        if (JudgeForm(op, hold, source, target, out var units) is { } formless) return formless;
        if (units > hold.Quantity) return Reject.InsufficientHold(op.HoldId, hold, source, units);

        var before = world.State.Balances.Get(new BalanceKey(to, hold.Class, hold.Key));
        if (BalanceRules.JudgePutting(target, found, hold.Key, before, units) is { } full) return full;
        HoldChange.Unreserve(world, hold, units);
        var after = before with { Quantity = before.Quantity + units };
        world.SetBalance(to, new Variant(hold.Class, hold.Key), after, before);
        world.SetHold(op.HoldId, null);
        return null;
    }

    private static Rejection? JudgeForm(
        CaptureHold op, HoldRow hold, in ContainerCell source, in ContainerCell target, out long units)
    {
        units = hold.Quantity;
        if (target.Type != ContainerType.Balance) return Reject.WrongKind(op.ToContainer, target.Type, "a balance");
        var scale = source.Bounds.UnitsPerOne;
        if (target.Bounds.UnitsPerOne != scale) return Reject.ScalesDiffer(source, target);
        if (op.Quantity is not { } quantity) return null;
        if (quantity.Sign <= 0) return Reject.NotAboveZero(quantity);
        var fault = Units.TryScale(quantity, scale, out units);
        return fault == QuantityFault.None ? null : Reject.NoUnits(fault, "the quantity", quantity, scale);
    }
}
