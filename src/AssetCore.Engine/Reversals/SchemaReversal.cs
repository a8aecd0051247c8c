using AssetCore.Engine.Operations;
using AssetCore.Errors;

namespace AssetCore.Engine.Reversals;

/// <summary>Containers and classes: those that come back or change, and those that vanish at the end.</summary>
/// <param name="cells">What the reversal touches.</param>
/// <param name="world">Where rows are set.</param>
internal readonly struct SchemaReversal(ReversalCells cells, WorldWriter world)
{
    /// <summary>Containers change or come back; an id must be free or become so.</summary>
    public Rejection? RestoreContainers()
    {
        var homes = new ReversalHomes(cells, world.State);
        foreach (var cell in cells.Containers.Backwards())
        {
            if (!cell.Comes) continue;
            if (cell.After is null
                && world.State.Containers.TryFind(cell.Before!.Id, out var holder)
                && !homes.Vanishes(holder))
            {
                return ReversalRejections.ContainerIdTaken(cell.Before.Id.Value);
            }

            world.SetContainer(cell.Key, cell.Before);
        }

        return null;
    }

    /// <summary>Classes come back; an id must be free or become so.</summary>
    public Rejection? RestoreClasses()
    {
        var homes = new ReversalHomes(cells, world.State);
        foreach (var cell in cells.Classes.Backwards())
        {
            if (!cell.Comes) continue;
            if (cell.After is null
                && world.State.Classes.TryFind(cell.Before!.Id, out var holder)
                && !homes.Vanishes(holder))
            {
                return ReversalRejections.ClassIdTaken(cell.Before.Id.Value);
            }

            world.SetClass(cell.Key, cell.Before);
        }

        return null;
    }

    /// <summary>Containers that the commit created vanish, if nothing is left in them.</summary>
    public Rejection? RemoveContainers()
    {
        foreach (var cell in cells.Containers.Backwards())
        {
            if (!cell.Goes) continue;
            if (!StateUse.IsEmpty(world.State, cell.Key))
                return ReversalRejections.ContainerInUse(cell.After!.Id.Value);
            world.SetContainer(cell.Key, null);
        }

        return null;
    }

    /// <summary>Classes that it registered vanish, if nothing of them is left.</summary>
    public Rejection? RemoveClasses()
    {
        foreach (var cell in cells.Classes.Backwards())
        {
            if (!cell.Goes) continue;
            if (StateUse.IsInUse(world.State, cell.Key)) return ReversalRejections.ClassInUse(cell.After!.Id.Value);
            world.SetClass(cell.Key, null);
        }

        return null;
    }
}
