using AssetCore.Containers;
using AssetCore.Engine.Operations;
using AssetCore.Engine.State;
using AssetCore.Errors;
using AssetCore.Format.Events;

namespace AssetCore.Engine.Reversals;

/// <summary>
/// Sets shapes and extents to what they were. What is placed and stays as it is must not look up another one then;
/// what the reversal itself changes is judged when it is set.
/// </summary>
/// <param name="cells">What the reversal touches.</param>
/// <param name="world">Where rows are set.</param>
internal readonly struct FootprintReversal(ReversalCells cells, WorldWriter world)
{
    /// <summary>Shapes change, come back or go.</summary>
    public Rejection? RestoreShapes()
    {
        var classes = world.State.Classes;
        var staying = Staying(cells.Shapes, isContinuous: false);
        var before = staying.ConvertAll(classes.LookUpShape);
        foreach (var cell in cells.Shapes.Backwards())
        {
            if (!cell.IsChanged) continue;
            if (cell.Comes && new ReversalHomes(cells, world.State).Judge(cell.Key.Class) is { } refusal)
                return refusal;
            world.SetShape(cell.Key, cell.Before);
        }

        for (var i = 0; i < staying.Count; i++)
            if (classes.LookUpShape(staying[i]) != before[i]) return InUse(staying[i].Class);
        return null;
    }

    /// <summary>Extents change, come back or go.</summary>
    public Rejection? RestoreExtents()
    {
        var classes = world.State.Classes;
        var staying = Staying(cells.Extents, isContinuous: true);
        var before = staying.ConvertAll(classes.LookUpExtent);
        foreach (var cell in cells.Extents.Backwards())
        {
            if (!cell.IsChanged) continue;
            if (cell.Comes && new ReversalHomes(cells, world.State).Judge(cell.Key.Class) is { } refusal)
                return refusal;
            world.SetExtent(cell.Key, cell.Before);
        }

        for (var i = 0; i < staying.Count; i++)
            if (classes.LookUpExtent(staying[i]) != before[i]) return InUse(staying[i].Class);
        return null;
    }

    private Rejection InUse(ClassIndex classIndex) =>
        ReversalRejections.FootprintInUse(world.State.Classes[classIndex].Name!);

    // The variants of the classes concerned of which more is placed than the reversal is about to change. Their order
    // is not defined within a class and does not matter: a refusal names the class.
    private List<Variant> Staying<TRow>(TouchedCells<Variant, TRow> footprints, bool isContinuous)
    {
        var staying = new List<Variant>();
        var classes = new HashSet<ClassIndex>();
        Dictionary<Variant, long>? changing = null;
        foreach (var cell in footprints.Backwards())
        {
            if (!cell.IsChanged || !classes.Add(cell.Key.Class)) continue;
            changing ??= CountChanging(isContinuous);
            foreach (var (variant, count) in StateUse.Placed(world.State, cell.Key.Class, isContinuous))
                if (count > changing.GetValueOrDefault(variant)) staying.Add(variant);
        }

        return staying;
    }

    // What stands somewhere now and gets another row later.
    private Dictionary<Variant, long> CountChanging(bool isContinuous)
    {
        var counts = new Dictionary<Variant, long>();
        foreach (var cell in cells.Instances.Backwards())
        {
            if (!cell.Comes) continue;
            ref readonly var now = ref world.State.Instances[cell.Key];
            var stands = isContinuous ? now.IsContinuous : now.Type == ContainerType.Grid;
            if (stands) counts[now.Variant] = counts.GetValueOrDefault(now.Variant) + 1;
        }

        if (isContinuous) return counts;
        foreach (var cell in cells.Stacks.Backwards())
        {
            if (!cell.Comes) continue;
            ref readonly var now = ref world.State.Stacks[cell.Key];
            if (!now.IsVacant) counts[now.Variant] = counts.GetValueOrDefault(now.Variant) + 1;
        }

        return counts;
    }
}
