using AssetCore.Benchmarks.Pipeline;

namespace AssetCore.Benchmarks.Peers;

/// <summary>Measures a peer at every number of callers it wants tried, and checks it afterwards.</summary>
internal static class PeerMeasurement
{
    public static TimeSpan WarmUp { get; } = TimeSpan.FromSeconds(2);

    /// <summary>One transfer a call.</summary>
    /// <param name="peer">A peer that is prepared for as many callers and was asked for nothing yet.</param>
    /// <param name="callers">The numbers of callers.</param>
    /// <param name="duration">For how long each is counted.</param>
    public static async Task<PeerResult> OneTransferAsync(IPipeline peer, IEnumerable<int> callers, TimeSpan duration)
    {
        List<LoadResult> loads = [];
        foreach (var count in callers) loads.Add(await ClosedLoop.RunAsync(peer, count, WarmUp, duration));
        await peer.CheckAsync(loads.Sum(load => load.Acknowledged));
        return new PeerResult(loads);
    }

    /// <summary>Many transfers a call: each way at its best number of callers, the fastest way first.</summary>
    /// <param name="peer">A peer that is not prepared yet.</param>
    /// <param name="duration">For how long each number of callers is counted.</param>
    public static async Task<IReadOnlyList<BulkResult>> BulkAsync(IBulkPeer peer, TimeSpan duration)
    {
        await peer.PrepareAsync(peer.BulkWays.Max(way => way.CallerCounts.Max()));
        List<BulkResult> results = [];
        long keys = 0;
        foreach (var way in peer.BulkWays)
        {
            var pipeline = new BulkPipeline(peer, way);
            List<LoadResult> loads = [];
            foreach (var count in way.CallerCounts)
                loads.Add(await ClosedLoop.RunAsync(pipeline, count, WarmUp, duration));
            keys += loads.Sum(load => load.Acknowledged) * way.KeysPerCall;
            results.Add(new BulkResult(peer.Name, way, new PeerResult(loads).Best));
        }

        await peer.CheckAsync(keys);
        return [.. results.OrderByDescending(result => result.TransfersPerSecond)];
    }
}
