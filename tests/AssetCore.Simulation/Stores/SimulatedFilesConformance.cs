using AssetCore.Log.Stores;
using AssetCore.Simulation.Processes;
using AssetCore.Testing.Stores.Conformance;

namespace AssetCore.Simulation.Stores;

/// <summary>The simulated disk does what every store does.</summary>
public sealed class SimulatedFilesConformance : LogStoreConformance
{
    protected override ValueTask<ILogStore> CreateStoreAsync() =>
        new(new StoreSimulation(seed: 1, StoreMedium.Files).StartProcess().Store);

    protected override ValueTask DisposeStoreAsync() => ValueTask.CompletedTask;
}
