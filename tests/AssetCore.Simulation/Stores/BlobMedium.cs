using AssetCore.Log.Memory;
using AssetCore.Log.Stores;
using AssetCore.Simulation.Processes;

namespace AssetCore.Simulation.Stores;

/// <summary>A blob service: what arrives takes effect whole.</summary>
internal sealed class BlobMedium : IStoreMedium
{
    private readonly MemoryLogStore _blobs = new();

    public bool SharesTheMachine => false;

    public ILogStore Open(SimulatedProcess? process) => _blobs;

    public void PerformUnheard(SimulatedCall call) => call.Perform();

    public void PerformAsPowerFails(SimulatedCall call) => call.Perform();
}
