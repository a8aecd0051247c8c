using AssetCore.Simulation.Silos;

namespace AssetCore.Simulation.Worlds;

/// <summary>One thing that happens in a story.</summary>
/// <param name="Name">What messages call it.</param>
/// <param name="Slot">Which of the machines it happens on: 0 or 1.</param>
/// <param name="Do">What happens. It is begun again if its process ends meanwhile, so it must be safe to
/// repeat.</param>
internal sealed record Act(string Name, int Slot, Func<IWorldWriter, Task> Do)
{
    /// <summary>True if the process of this slot is stopped before, in good order, and another one started.</summary>
    public bool IsFresh { get; init; }
}
