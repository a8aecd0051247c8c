using System.Numerics;
using AssetCore.Errors;
using AssetCore.Ids;
using AssetCore.Operations;

namespace AssetCore.Engine.Tests.Reference;

/// <content>Holds.</content>
internal sealed partial class ReferenceRules
{
    /// <summary>
    /// Gives back what a hold reserves: what <see cref="ReleaseHold"/> and the end of its time both do.
    /// </summary>
    public void Release(HoldId id)
    {
        var hold = state.Holds[id]!;
        var balance = state.BalanceOf(hold.Balance);
        state.SetBalance(hold.Balance, balance with { Held = balance.Held - hold.Units });
        state.Holds[id] = null;
    }

    private ErrorCode? Hold(HoldFungible op)
    {
        var place = new Location.Balance(op.ContainerId);
        var refusal = Exists(op.ContainerId)
            ?? Exists(op.ClassId)
            ?? If(state.Holds[op.HoldId] is not null, ErrorCode.HoldAlreadyExists)
            ?? IsOfItsKind(place)
            ?? ScalesAgree([place], op.ClassId)
            ?? IsPossible(op.Quantity, [place]);
        if (refusal is not null) return refusal;

        var cell = CellOf(place, KeyOf(op.ClassId, op.Key));
        var (row, units) = (state.BalanceOf(cell), AmountAt(place, op.Quantity));
        refusal = If(units > AvailableAt(place, cell.What), ErrorCode.InsufficientBalance)
            ?? If(ReferenceQuantity.IsBeyond64Bits(row.Held + units), ErrorCode.QuantityOverflow);
        if (refusal is not null) return refusal;
        state.SetBalance(cell, row with { Held = row.Held + units });
        state.Holds[op.HoldId] = new HoldRow(cell, units, op.ExpiresAtWorldSeq?.Value, op.ExpiresAtMs);
        return null;
    }

    private ErrorCode? Capture(CaptureHold op)
    {
        var refusal = Exists(op.ToContainer) ?? If(state.Holds[op.HoldId] is null, ErrorCode.HoldNotFound);
        if (refusal is not null) return refusal;

        var hold = state.Holds[op.HoldId]!;
        var from = new Location.Balance(state.IdOf(hold.Balance.Container));
        var to = new Location.Balance(op.ToContainer);
        refusal = If(from == to, ErrorCode.SameLocation)
            ?? IsOfItsKind(to)
            ?? If(ScaleOf(from) != ScaleOf(to), ErrorCode.ScaleMismatch)
            ?? (op.Quantity is { } part ? IsPossible(part, [to]) : null);
        if (refusal is not null) return refusal;

        var units = op.Quantity is { } quantity ? AmountAt(to, quantity) : hold.Units;
        refusal = If(units > hold.Units, ErrorCode.InsufficientBalance) ?? MayReach(to, hold.Balance.What, units);
        if (refusal is not null) return refusal;
        Pay(hold, to, units);
        state.Holds[op.HoldId] = null;
        return null;
    }

    private void Pay(HoldRow hold, Location to, BigInteger units)
    {
        var source = state.BalanceOf(hold.Balance);
        state.SetBalance(hold.Balance, new BalanceRow(source.Quantity - units, source.Held - hold.Units));
        Change(to, hold.Balance.What, units);
    }

    private ErrorCode? Release(ReleaseHold op)
    {
        if (state.Holds[op.HoldId] is null) return ErrorCode.HoldNotFound;
        Release(op.HoldId);
        return null;
    }
}
