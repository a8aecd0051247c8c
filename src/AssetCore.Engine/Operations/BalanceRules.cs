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
        target.RestrictsClasses && target.Row!.Policies!.Classes.AsSpan().BinarySearch(id) < 0
            ? Reject.ClassNotAllowed(target, found)
            : null;

    /// <summary>Scale: the balance has the scale that the class demands.</summary>
    public static Rejection? JudgeScale(in ContainerCell container, in ClassCell found) =>
        found.BalanceUnitsPerOne != 0 && found.BalanceUnitsPerOne != container.Bounds.UnitsPerOne
            ? Reject.ClassNeedsScale(found, container)
            : null;

    /// <summary>Amount: what is taken or reserved is judged against the floor alone.</summary>
    public static Rejection? JudgeTaking(
        in ContainerCell source, in ClassCell found, uint? key, BalanceRow row, long units) =>
        MayTake(source.Bounds.Floor, row, units) ? null : Reject.InsufficientBalance(source, found, key, row, units);

    /// <summary>Amount, then overflow: what is put in is judged against the ceiling alone.</summary>
    public static Rejection? JudgePutting(
        in ContainerCell target, in ClassCell found, uint? key, BalanceRow row, long units)
    {
        if (MayPut(target.Bounds.CeilingOrMax, row, units)) return null;
        return target.Bounds.Ceiling is null
            ? Reject.SumOverflow(target, found, key)
            : Reject.CeilingExceeded(target, found, key, row.Quantity, units);
    }

    /// <summary>Overflow: with a floor far below zero more could be reserved than 64 bits count.</summary>
    public static Rejection? JudgeHolding(
        in ContainerCell container, in ClassCell found, uint? key, BalanceRow row, long units) =>
        units > long.MaxValue - row.Held ? Reject.HeldOverflow(container, found, key) : null;

    /// <summary>True if so much may be taken from a balance or reserved.</summary>
    public static bool MayTake(long floor, BalanceRow row, long units) =>
        // Exact: a floor far below zero and a large balance differ by more than 64 bits hold.
        (Int128)row.Quantity - row.Held - floor >= units;

    /// <summary>True if so much may be put into a balance.</summary>
    public static bool MayPut(long ceiling, BalanceRow row, long units) => (Int128)ceiling - row.Quantity >= units;
}
