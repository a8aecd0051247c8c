using AssetCore.Benchmarks.Pipeline;

namespace AssetCore.Benchmarks.Peers;

/// <summary>What one way of many transfers a call came to, at its best number of callers.</summary>
/// <param name="Peer">Whose.</param>
/// <param name="Way">Which.</param>
/// <param name="Load">The calls, not the transfers.</param>
internal sealed record BulkResult(string Peer, BulkWay Way, LoadResult Load)
{
    public double TransfersPerSecond => Load.PerSecond * Way.TransfersPerCall;
}
