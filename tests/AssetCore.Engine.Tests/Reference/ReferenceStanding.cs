using System.Numerics;
using AssetCore.Containers;
using AssetCore.Ids;
using AssetCore.Quantities;

namespace AssetCore.Engine.Tests.Reference;

/// <summary>Whether a state could stand that a reversal has led to: R112.</summary>
/// <param name="state">The state after the reversal.</param>
/// <param name="classesBefore">The ids of the classes before it: one that vanishes is still judged by its id.</param>
internal sealed class ReferenceStanding(ReferenceState state, Dictionary<ClassNumber, ClassId> classesBefore)
{
    /// <summary>True if it could.</summary>
    /// <param name="changed">The cells that the reversal has set, with what was in them before it.</param>
    public bool Holds(IEnumerable<(ReferenceCell Cell, object? Before)> changed)
    {
        return NamesAreUnique()
            && NothingBelongsToNothing()
            && !ReferenceSpace.AnythingFitsNoMore(state)
            && FamiliesStand()
            && changed.Where(change => state.Balances.Has(change.Cell)).All(change =>
                MayBecome((BalanceCell)change.Cell.Key, (BalanceRow?)change.Before ?? BalanceRow.Nothing));
    }

    private bool NamesAreUnique() =>
        state.Containers.Rows.DistinctBy(row => row.Id).Count() == state.Containers.Rows.Count()
        && state.Classes.Rows.DistinctBy(row => row.Id).Count() == state.Classes.Rows.Count();

    /// <summary>Everything has the container and the class that it is in and of.</summary>
    private bool NothingBelongsToNothing() =>
        state.Balances.Keys.All(Exists)
        && state.Holds.Rows.All(row => Exists(row.Balance))
        && state.Stacks.Rows.All(row => Exists(new BalanceCell(row.Container, row.What)))
        && state.Instances.Rows.All(row =>
            state.Classes[row.What.Class] is not null
            && (row.Place is null || state.Containers[row.Place.Container] is not null))
        && state.Shapes.Keys.Concat(state.Extents.Keys).All(what => state.Classes[what.Class] is not null);

    private bool Exists(BalanceCell cell) =>
        state.Containers[cell.Container] is not null && state.Classes[cell.What.Class] is not null;

    /// <summary>Every parent exists, and nothing is part of itself.</summary>
    private bool FamiliesStand() => state.Instances.Keys.All(id =>
    {
        var seen = new HashSet<InstanceId>();
        for (InstanceId? next = id; next is { } present; next = state.Instances[present]!.Parent)
        {
            if (state.Instances[present] is null || !seen.Add(present)) return false;
        }

        return true;
    });

    /// <summary>The policies are those that hold after the reversal.</summary>
    private bool MayBecome(BalanceCell cell, BalanceRow before)
    {
        var (after, container) = (state.BalanceOf(cell), state.Containers[cell.Container]);
        if (container is null) return after == BalanceRow.Nothing;
        var scale = ((ContainerKind.Balance)container.Kind).Scale;
        BigInteger? units(DecimalQuantity? bound) =>
            bound is { } quantity ? ReferenceQuantity.Units(quantity, scale) : null;
        if (after.Quantity < before.Quantity) return after.NotHeld >= (units(container.Policies?.Floor) ?? 0);
        if (after.Quantity == before.Quantity) return true;
        var isAllowed = container.Policies is not { RestrictsClasses: true } policies
            || policies.Classes.Contains(state.Classes[cell.What.Class]?.Id ?? classesBefore[cell.What.Class]);
        return isAllowed && !(after.Quantity > units(container.Policies?.Ceiling));
    }
}
