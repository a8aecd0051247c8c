using AssetCore.Containers;
using AssetCore.Engine.State;
using AssetCore.Errors;
using AssetCore.Format.Events;
using AssetCore.Operations;
using AssetCore.Quantities;

namespace AssetCore.Engine.Operations;

/// <summary>Reserves a quantity of a balance. Two events: the balance, the hold.</summary>
internal sealed class HoldFungibleRule : OperationRule<HoldFungible>
{
    public override OperationCode Code => OperationCode.HoldFungible;

    protected override Rejection? Execute(HoldFungible op, WorldWriter world)
    {
        if (!world.TryFind(op.ContainerId, out var container, out var refusal)) return refusal;
        if (!world.TryFind(op.ClassId, out var classIndex, out refusal)) return refusal;
        if (world.State.Holds.Get(op.HoldId) is not null) return Reject.HoldAlreadyExists(op.HoldId);
        ref readonly var cell = ref world.State.Containers[container];
        ref readonly var found = ref world.State.Classes[classIndex];
        if (JudgeForm(op, cell, found, out var units) is { } formless) return formless;

        var before = world.State.Balances.Get(new BalanceKey(container, classIndex, op.Key));
        refusal = BalanceRules.JudgeTaking(cell, found, op.Key, before, units)
            ?? BalanceRules.JudgeHolding(cell, found, op.Key, before, units);
        if (refusal is not null) return refusal;
        var after = before with { Held = before.Held + units };
        world.SetBalance(container, new Variant(classIndex, op.Key), after, before);
        var row = new HoldRow(container, classIndex, op.Key, units, op.ExpiresAtWorldSeq, op.ExpiresAtMs);
        world.SetHold(op.HoldId, row);
        return null;
    }

    private static Rejection? JudgeForm(HoldFungible op, in ContainerCell cell, in ClassCell found, out long units)
    {
        units = 0;
        if (cell.Type != ContainerType.Balance) return Reject.WrongKind(op.ContainerId, cell.Type, "a balance");
        if (BalanceRules.JudgeScale(cell, found) is { } unequal) return unequal;
        if (op.Quantity.Sign <= 0) return Reject.NotAboveZero(op.Quantity);
        var fault = Units.TryScale(op.Quantity, cell.Bounds.UnitsPerOne, out units);
        return fault == QuantityFault.None
            ? null
            : Reject.NoUnits(fault, "the quantity", op.Quantity, cell.Bounds.UnitsPerOne);
    }
}
