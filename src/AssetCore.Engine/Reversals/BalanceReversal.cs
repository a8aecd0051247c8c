using AssetCore.Engine.Operations;
using AssetCore.Engine.State;
using AssetCore.Errors;
using AssetCore.Format.Events;

namespace AssetCore.Engine.Reversals;

/// <summary>Sets balances to what they were, as far as today's policies let them.</summary>
/// <param name="cells">What the reversal touches.</param>
/// <param name="world">Where rows are set.</param>
internal readonly struct BalanceReversal(ReversalCells cells, WorldWriter world)
{
    /// <summary>Balances that the commit began go.</summary>
    public void Remove()
    {
        foreach (var cell in cells.Balances.Backwards())
            if (cell.Goes) Set(cell);
    }

    /// <summary>All balances against the rows that their containers have in the end.</summary>
    public Rejection? Judge()
    {
        foreach (var cell in cells.Balances.Backwards())
            if (cell.IsChanged && Judge(cell) is { } refusal) return refusal;
        return null;
    }

    /// <summary>The others change or come back.</summary>
    public void Restore()
    {
        foreach (var cell in cells.Balances.Backwards())
            if (cell.Comes) Set(cell);
    }

    private Rejection? Judge(in TouchedCell<BalanceKey, BalanceRow> cell)
    {
        var homes = new ReversalHomes(cells, world.State);
        var index = new ContainerIndex(cell.Key.Container);
        var classIndex = new ClassIndex(cell.Key.Class);
        if (cell.Comes && homes.Judge(index, classIndex) is { } refusal) return refusal;
        if (homes.Vanishes(index)) return null;
        ref readonly var container = ref world.State.Containers[index];
        ref readonly var found = ref world.State.Classes[classIndex];
        var (result, present) = (cell.Before, cell.After);
        if (result.Quantity > present.Quantity)
        {
            if (result.Quantity > container.Bounds.Ceiling)
                return ReversalRejections.AboveCeiling(container, found, result);
            if (BalanceRules.JudgeClass(container, found, found.Row!.Id) is not null)
                return ReversalRejections.ClassNotAllowed(container, found);
        }

        return result.Quantity < present.Quantity && (Int128)result.Quantity - result.Held < container.Bounds.Floor
            ? ReversalRejections.BelowFloor(container, found, result)
            : null;
    }

    private void Set(in TouchedCell<BalanceKey, BalanceRow> cell)
    {
        var variant = new Variant(new ClassIndex(cell.Key.Class), BalanceKey.FromWord(cell.Key.KeyWord));
        world.SetBalance(new ContainerIndex(cell.Key.Container), variant, cell.Before, cell.After);
    }
}
