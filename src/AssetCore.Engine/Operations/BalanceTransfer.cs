using System.Runtime.CompilerServices;
using AssetCore.Containers;
using AssetCore.Engine.State;
using AssetCore.Errors;
using AssetCore.Format.Events;
using AssetCore.Operations;
using AssetCore.Quantities;

namespace AssetCore.Engine.Operations;

/// <summary>
/// One transfer between two balances: what <c>TransferFungible</c> is, and <c>TransferMany</c> is many of.
/// </summary>
internal static class BalanceTransfer
{
    /// <summary>Judges the transfer and carries it out: two events. Allocates nothing unless it is refused.</summary>
    public static Rejection? Execute(in Transfer transfer, WorldWriter world)
    {
        if (!world.TryFind(transfer.FromContainer, out var from, out var refusal)) return refusal;
        if (!world.TryFind(transfer.ToContainer, out var to, out refusal)) return refusal;
        if (from == to) return Reject.SameContainer(transfer.FromContainer);
        if (!world.TryFind(transfer.ClassId, out var classIndex, out refusal)) return refusal;

        var state = world.State;
        ref readonly var source = ref state.Containers[from];
        ref readonly var target = ref state.Containers[to];
        ref readonly var found = ref state.Classes[classIndex];
        if (source.Type != ContainerType.Balance)
            return Reject.WrongKind(transfer.FromContainer, source.Type, "a balance");
        if (target.Type != ContainerType.Balance)
            return Reject.WrongKind(transfer.ToContainer, target.Type, "a balance");
        refusal = JudgeScale(source, target, found, transfer.Quantity, out var units);
        refusal ??= BalanceRules.JudgeClass(target, found, transfer.ClassId);
        if (refusal is not null) return refusal;

        var (fromKey, toKey) =
            (new BalanceKey(from, classIndex, transfer.Key), new BalanceKey(to, classIndex, transfer.Key));
        ref var fromCell = ref state.Balances.Find(fromKey);
        ref var toCell = ref state.Balances.Find(toKey);
        var (fromBefore, toBefore) = (BalanceSheet.RowOf(in fromCell), BalanceSheet.RowOf(in toCell));
        refusal = BalanceRules.JudgeTaking(source, found, transfer.Key, fromBefore, units)
            ?? BalanceRules.JudgePutting(target, found, transfer.Key, toBefore, units);
        if (refusal is not null) return refusal;

        var fromAfter = fromBefore with { Quantity = fromBefore.Quantity - units };
        var toAfter = toBefore with { Quantity = toBefore.Quantity + units };
        world.SetBalance(ref fromCell, fromKey, new BalanceSet(from, classIndex, transfer.Key, fromAfter, fromBefore));

        // A balance that came or went has moved others.
        if (Unsafe.IsNullRef(in fromCell) || fromAfter == default) toCell = ref state.Balances.Find(toKey);
        world.SetBalance(ref toCell, toKey, new BalanceSet(to, classIndex, transfer.Key, toAfter, toBefore));
        return null;
    }

    private static Rejection? JudgeScale(
        in ContainerCell source,
        in ContainerCell target,
        in ClassCell found,
        in DecimalQuantity quantity,
        out long units)
    {
        units = 0;
        var scale = source.Bounds.UnitsPerOne;
        if (target.Bounds.UnitsPerOne != scale) return Reject.ScalesDiffer(source, target);
        if (found.BalanceUnitsPerOne != 0 && found.BalanceUnitsPerOne != scale)
            return Reject.ClassNeedsScale(found, source);
        if (quantity.Sign <= 0) return Reject.NotAboveZero(quantity);
        var fault = Units.TryScale(quantity, scale, out units);
        return fault == QuantityFault.None ? null : Reject.NoUnits(fault, "the quantity", quantity, scale);
    }
}
