using AssetCore.Engine.Operations;
using AssetCore.Engine.State;
using AssetCore.Format.Events;

namespace AssetCore.Engine.Reversals;

/// <summary>What is left in containers and of classes, as far as reversals ask.</summary>
internal static class StateUse
{
    /// <summary>True if nothing is in the container and none of it is held.</summary>
    public static bool IsEmpty(WorldState state, ContainerIndex container) =>
        state.Balances.CountOf(container) == 0
        && ContainerContent.IsEmptyOfPlaced(state.Containers[container])
        && !state.Holds.IsAnyIn(container);

    /// <summary>True if there is anything of the class, or a shape or extent of it.</summary>
    public static bool IsInUse(WorldState state, ClassIndex classIndex)
    {
        ref readonly var cell = ref state.Classes[classIndex];
        return cell.Shapes is { Count: > 0 }
            || cell.Extents is { Count: > 0 }
            || state.ClassStock.IsAnyOf(classIndex);
    }

    /// <summary>How much of a class is placed, by its keys, in no particular order.</summary>
    /// <param name="state">The state.</param>
    /// <param name="classIndex">The class.</param>
    /// <param name="isContinuous">True for what stands on lines and planes, false for grids.</param>
    public static IEnumerable<(Variant Variant, long Count)> Placed(
        WorldState state, ClassIndex classIndex, bool isContinuous)
    {
        var counts = isContinuous ? state.Continuous : state.GridStock.Placed;
        foreach (var key in counts.KeysOf(classIndex))
        {
            var variant = new Variant(classIndex, key);
            yield return (variant, counts.CountOf(variant));
        }
    }
}
