using AssetCore.Containers;
using AssetCore.Engine.State;
using AssetCore.Errors;
using AssetCore.Ids;
using AssetCore.Operations;
using AssetCore.Quantities;

namespace AssetCore.Engine.Operations.Guards;

/// <summary>How much is there of a class and not held; the floor does not count.</summary>
internal static class BalanceGuard
{
    /// <summary><c>balance_at_least</c>.</summary>
    public static Rejection? Judge(Requirement.BalanceAtLeast guard, WorldWriter world) =>
        Judge(guard.ContainerId, guard.ClassId, guard.Key, guard.Quantity, isExact: false, world);

    /// <summary><c>balance_equals</c>.</summary>
    public static Rejection? Judge(Requirement.BalanceEquals guard, WorldWriter world) =>
        Judge(guard.ContainerId, guard.ClassId, guard.Key, guard.Quantity, isExact: true, world);

    private static Rejection? Judge(
        ContainerId containerId, ClassId classId, uint? key, DecimalQuantity quantity, bool isExact, WorldWriter world)
    {
        if (!world.TryFind(containerId, out var container, out var refusal)) return refusal;
        if (!world.TryFind(classId, out var classIndex, out refusal)) return refusal;
        ref readonly var cell = ref world.State.Containers[container];
        ref readonly var found = ref world.State.Classes[classIndex];
        if (cell.Type != ContainerType.Balance) return Reject.WrongKind(containerId, cell.Type, "a balance");
        if (BalanceRules.JudgeScale(cell, found) is { } unequal) return unequal;
        var scale = cell.Bounds.UnitsPerOne;
        var fault = Units.TryScale(quantity, scale, out var units);
        if (fault != QuantityFault.None) return Reject.NoUnits(fault, "the quantity", quantity, scale);

        var row = world.State.Balances.Get(new BalanceKey(container, classIndex, key));
        var free = (Int128)row.Quantity - row.Held;
        if (isExact ? free == units : free >= units) return null;
        return Reject.BalanceIsOther(cell, found, key, free, isExact ? "exactly" : "at least", quantity);
    }
}
