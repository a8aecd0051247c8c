using AssetCore.Log.Stores;
using AssetCore.Testing.Stores;

namespace AssetCore.Simulation.Bugs;

/// <summary>A store that lacks something that a defence relies on; it may be one of files.</summary>
internal abstract class BrokenStore(ILogStore inner) : ForwardingStore(inner), ITearableLogStore
{
    public ValueTask<StoreResult> StatSettledAsync(BlobName name, CancellationToken cancellationToken) =>
        Inner is ITearableLogStore tearable
            ? tearable.StatSettledAsync(name, cancellationToken)
            : Inner.StatAsync(name, cancellationToken);

    public ValueTask<StoreResult> SettleAsync(BlobName name, long length, CancellationToken cancellationToken) =>
        Inner is ITearableLogStore tearable
            ? tearable.SettleAsync(name, length, cancellationToken)
            : new(new StoreResult(StoreStatus.Done, length));
}
