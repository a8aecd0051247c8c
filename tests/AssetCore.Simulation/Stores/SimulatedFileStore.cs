using AssetCore.Ids;
using AssetCore.Log.Stores;
using AssetCore.Simulation.Processes;

namespace AssetCore.Simulation.Stores;

/// <summary>The store of one simulated process on files.</summary>
internal sealed class SimulatedFileStore(
    StoreSimulation simulation, SimulatedProcess process, ITearableLogStore content)
    : SimulatedStore(simulation, process, content), ITearableLogStore
{
    public ValueTask<StoreResult> StatSettledAsync(BlobName name, CancellationToken cancellationToken) =>
        CallAsync(StepVerb.StatSettled, name.Value, () => content.StatSettledAsync(name, default), cancellationToken);

    public ValueTask<StoreResult> SettleAsync(BlobName name, long length, CancellationToken cancellationToken) =>
        CallAsync(StepVerb.Settle, name.Value, () => content.SettleAsync(name, length, default), cancellationToken);

    public override ValueTask<WriterLeaseResult> AcquireWriterAsync(
        WorldId world, CancellationToken cancellationToken) => AcquireAsync(world, cancellationToken);
}
