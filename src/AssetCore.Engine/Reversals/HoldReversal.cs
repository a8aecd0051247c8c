using AssetCore.Engine.Operations;
using AssetCore.Errors;

namespace AssetCore.Engine.Reversals;

/// <summary>
/// Ends holds that a commit opened and opens those again that it ended. What they reserve is in balances.
/// </summary>
/// <param name="cells">What the reversal touches.</param>
/// <param name="world">Where rows are set.</param>
internal readonly struct HoldReversal(ReversalCells cells, WorldWriter world)
{
    /// <summary>Holds that the commit opened go.</summary>
    public void Remove()
    {
        foreach (var cell in cells.Holds.Backwards())
            if (cell.Goes) world.SetHold(cell.Key, null);
    }

    /// <summary>Holds that it ended come back.</summary>
    public Rejection? Restore()
    {
        var homes = new ReversalHomes(cells, world.State);
        foreach (var cell in cells.Holds.Backwards())
        {
            if (!cell.Comes) continue;
            if (homes.Judge(cell.Before!.Container, cell.Before.Class) is { } refusal) return refusal;
            world.SetHold(cell.Key, cell.Before);
        }

        return null;
    }
}
