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
        ref readonly var source = ref state.Containers.TermsOf(from);
        ref readonly var target = ref state.Containers.TermsOf(to);
        if (!IsPlain(source, target, state.Classes[classIndex], transfer.Quantity, out var units))
        {
            refusal = Judge(transfer, from, to, classIndex, state, out units);
            if (refusal is not null) return refusal;
        }

        var (fromKey, toKey) =
            (new BalanceKey(from, classIndex, transfer.Key), new BalanceKey(to, classIndex, transfer.Key));
        ref var fromCell = ref state.Balances.Find(fromKey);
        ref var toCell = ref state.Balances.Find(toKey);
        var (fromBefore, toBefore) = (BalanceSheet.RowOf(in fromCell), BalanceSheet.RowOf(in toCell));
        if (!BalanceRules.MayTake(source.Floor, fromBefore, units)
            || !BalanceRules.MayPut(target.Ceiling, toBefore, units))
            return RefuseAmount(state, from, to, new Variant(classIndex, transfer.Key), fromBefore, toBefore, units);

        var fromAfter = fromBefore with { Quantity = fromBefore.Quantity - units };
        var toAfter = toBefore with { Quantity = toBefore.Quantity + units };
        world.SetBalance(ref fromCell, fromKey, new BalanceSet(from, classIndex, transfer.Key, fromAfter, fromBefore));

        // A balance that came or went has moved others.
        if (Unsafe.IsNullRef(in fromCell) || fromAfter == default) toCell = ref state.Balances.Find(toKey);
        world.SetBalance(ref toCell, toKey, new BalanceSet(to, classIndex, transfer.Key, toAfter, toBefore));
        return null;
    }

    // All that Judge asks, answered by what lies close together: what is not plain is left to it, which knows what to
    // say.
    private static bool IsPlain(
        in BalanceTerms source, in BalanceTerms target, in ClassCell found, in DecimalQuantity quantity, out long units)
    {
        units = 0;
        var scale = source.UnitsPerOne;
        return !source.IsVacant
            && target.UnitsPerOne == scale
            && (found.BalanceUnitsPerOne == 0 || found.BalanceUnitsPerOne == scale)
            && !target.RestrictsClasses
            && quantity.Sign > 0
            && Units.TryScale(quantity, scale, out units) == QuantityFault.None;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Rejection? Judge(
        in Transfer transfer,
        ContainerIndex from,
        ContainerIndex to,
        ClassIndex classIndex,
        WorldState state,
        out long units)
    {
        units = 0;
        ref readonly var source = ref state.Containers[from];
        ref readonly var target = ref state.Containers[to];
        ref readonly var found = ref state.Classes[classIndex];
        if (source.Type != ContainerType.Balance)
            return Reject.WrongKind(transfer.FromContainer, source.Type, "a balance");
        if (target.Type != ContainerType.Balance)
            return Reject.WrongKind(transfer.ToContainer, target.Type, "a balance");
        return JudgeScale(source, target, found, transfer.Quantity, out units)
            ?? BalanceRules.JudgeClass(target, found, transfer.ClassId);
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

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Rejection? RefuseAmount(
        WorldState state,
        ContainerIndex from,
        ContainerIndex to,
        Variant variant,
        BalanceRow fromBefore,
        BalanceRow toBefore,
        long units)
    {
        ref readonly var found = ref state.Classes[variant.Class];
        var refusal = BalanceRules.JudgeTaking(state.Containers[from], found, variant.Key, fromBefore, units)
            ?? BalanceRules.JudgePutting(state.Containers[to], found, variant.Key, toBefore, units);
        Invariant.Holds(refusal is not null, "the terms of a container say what its cell says");
        return refusal;
    }
}
