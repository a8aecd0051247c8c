using AssetCore.Log.Stores;
using AssetCore.Testing.Stores;

namespace AssetCore.Log.Tests.Writing;

/// <summary>A store whose appends wait for a gate to open, and its creations for another.</summary>
internal sealed class GatedStore(ILogStore inner, Task gate) : ForwardingStore(inner)
{
    public Task Creation { get; set; } = Task.CompletedTask;

    public override async ValueTask<StoreResult> CreateAsync(BlobName name, CancellationToken cancellationToken)
    {
        await Creation;
        return await base.CreateAsync(name, cancellationToken);
    }

    public override async ValueTask<StoreResult> AppendAsync(
        BlobName name, long position, ReadOnlyMemory<byte> data, CancellationToken cancellationToken)
    {
        await gate;
        return await base.AppendAsync(name, position, data, cancellationToken);
    }
}
