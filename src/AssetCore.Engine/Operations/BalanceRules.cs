using AssetCore.Engine.State;
using AssetCore.Errors;
using AssetCore.Format.Events;
using AssetCore.Ids;

namespace AssetCore.Engine.Operations;

/// <summary>What policies and 64 bits say about taking from a balance and putting into one.</summary>
internal static class BalanceRules
{
    /// <summary>Policy: a container that restricts its classes takes in no others.</summary>
    public static Rejection? JudgeClass(in ContainerCell target, in ClassCell found, ClassId id) =>
        target.Row?.Policies is { RestrictsClasses: true } policies && policies.Classes.AsSpan().BinarySearch(id) < 0
            ? Reject.ClassNotAllowed(target, found)
            : null;

    /// <summary>Amount: what is taken is judged against the floor alone.</summary>
    public static Rejection? JudgeTaking(
        in ContainerCell source, in ClassCell found, uint? key, BalanceRow row, long units) =>
        Available(source, row) < units ? Reject.InsufficientBalance(source, found, key, row, units) : null;

    /// <summary>Amount, then overflow: what is put in is judged against the ceiling alone.</summary>
    public static Rejection? JudgePutting(
        in ContainerCell target, in ClassCell found, uint? key, BalanceRow row, long units)
    {
        var room = (target.Bounds.Ceiling ?? long.MaxValue) - (Int128)row.Quantity;
        if (units <= room) return null;
        return target.Bounds.Ceiling is null
            ? Reject.SumOverflow(target, found, key)
            : Reject.CeilingExceeded(target, found, key, row.Quantity, units);
    }

    // Exact: a floor far below zero and a large balance differ by more than 64 bits hold.
    private static Int128 Available(in ContainerCell source, BalanceRow row) =>
        (Int128)row.Quantity - row.Held - source.Bounds.Floor;
}
