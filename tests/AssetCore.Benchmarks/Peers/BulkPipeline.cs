using AssetCore.Benchmarks.Pipeline;

namespace AssetCore.Benchmarks.Peers;

/// <summary>Calls of many transfers as a load: each commit is one call.</summary>
internal sealed class BulkPipeline(IBulkPeer peer, BulkWay way) : IPipeline
{
    public string Name => $"{peer.Name}, {way.Name}";

    public Task PrepareAsync(int callers) => peer.PrepareAsync(callers);

    public Task CommitAsync(int caller) => peer.BulkAsync(caller, way);

    public Task CheckAsync(long acknowledged) => peer.CheckAsync(acknowledged * way.KeysPerCall);
}
