using AssetCore.Log.Stores;
using AssetCore.Simulation.Processes;
using AssetCore.Testing.Stores.Conformance;

namespace AssetCore.Simulation.Stores;

/// <summary>The simulated blob service does what every store does.</summary>
public sealed class SimulatedBlobsConformance : LogStoreConformance
{
    protected override ValueTask<ILogStore> CreateStoreAsync() =>
        new(new StoreSimulation(seed: 1, StoreMedium.Blobs).StartProcess().Store);

    protected override ValueTask DisposeStoreAsync() => ValueTask.CompletedTask;
}
