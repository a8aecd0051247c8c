using AssetCore.Engine.State;
using AssetCore.Errors;
using AssetCore.Format.Events;

namespace AssetCore.Engine.Reversals;

/// <summary>Tells whether what comes back has a container and a class to come back to.</summary>
/// <param name="cells">What the reversal touches.</param>
/// <param name="state">The state, with containers and classes that come back in place already.</param>
internal readonly struct ReversalHomes(ReversalCells cells, WorldState state)
{
    /// <summary>Something of the class comes back into the container.</summary>
    public Rejection? Judge(ContainerIndex container, ClassIndex classIndex)
    {
        ref readonly var cell = ref state.Containers[container];
        return cell.Row is null ? ReversalRejections.ContainerGone(cell.Name!) : Judge(classIndex);
    }

    /// <summary>Something of the class comes back.</summary>
    public Rejection? Judge(ClassIndex classIndex)
    {
        ref readonly var cell = ref state.Classes[classIndex];
        return cell.Row is null ? ReversalRejections.ClassGone(cell.Name!) : null;
    }

    /// <summary>True if the reversal takes the container away at its end.</summary>
    public bool Vanishes(ContainerIndex container) =>
        cells.Containers.TryFind(container, out var place) && cells.Containers[place].Goes;

    /// <summary>True if the reversal takes the class away at its end.</summary>
    public bool Vanishes(ClassIndex classIndex) =>
        cells.Classes.TryFind(classIndex, out var place) && cells.Classes[place].Goes;
}
